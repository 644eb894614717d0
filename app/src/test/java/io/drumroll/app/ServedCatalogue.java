package io.drumroll.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drumroll.accounts.Credential;
import io.drumroll.accounts.Identities;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.BoardSource;
import io.drumroll.edge.EdgeOptions;
import io.drumroll.edge.EdgeParts;
import io.drumroll.edge.EdgeServer;
import io.drumroll.edge.RequestLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A real node, a real catalogue on a database, and a server over both; tokens are people's numbers. */
final class ServedCatalogue implements AutoCloseable {
    /** The operator's token and number. */
    static final long OPERATOR = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY_REQUESTS = 1_000_000;

    final TestFestival festival;
    final Database database;
    private final Map<Long, Set<Integer>> shops = new ConcurrentHashMap<>();
    private final CatalogueSide catalogue;
    private final EdgeServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedCatalogue(Path dir) {
        this(dir, DatabaseAddress.embedded(dir));
    }

    ServedCatalogue(Path dir, DatabaseAddress address) {
        festival = TestFestival.startFurnished(dir, 600_000);
        database = Database.open(address);
        catalogue =
                CatalogueSide.start(Catalogue.of(database, festival.festival()), festival.festival(), this::give, dir);
        Await.until("the catalogue is open", catalogue.parts().isReady());
        EdgeParts parts = new EdgeParts(
                        festival.festival(), new Numbered(), ServedCatalogue::board, path -> null, List.of())
                .withProducts(catalogue.parts());
        server = EdgeServer.start(
                EdgeOptions.onLoopback(0).withLimits(new RequestLimits(MANY_REQUESTS, MANY_REQUESTS, MANY_REQUESTS)),
                parts);
    }

    private static BoardSource.Snapshot board() {
        return new BoardSource.Snapshot(0, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void give(long person, int shop, long operator) {
        shops.merge(person, Set.of(shop), (some, more) -> {
            Set<Integer> all = new java.util.HashSet<>(some);
            all.addAll(more);
            return all;
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    CatalogueSide catalogue() {
        return catalogue;
    }

    /** Sends JSON as a person; the answer with its status in the field {@code httpStatus}. */
    JsonNode send(long person, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + person)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
        catalogue.close();
        database.close();
        festival.close();
    }

    /** Person 1 is the operator, all others are buyers and run the shops that they were given. */
    private final class Numbered implements Identities {
        @Override
        public CompletionStage<Optional<Identity>> find(Credential credential) {
            if (!credential.text().matches("[0-9]{1,9}")) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            long person = Long.parseLong(credential.text());
            Set<Integer> theirs = shops.getOrDefault(person, Set.of());
            Set<Role> roles = EnumSet.of(Role.BUYER);
            if (person == OPERATOR) {
                roles.add(Role.OPERATOR);
            }
            if (!theirs.isEmpty()) {
                roles.add(Role.MERCHANT);
            }
            return CompletableFuture.completedStage(
                    Optional.of(new Identity(person, person, roles, theirs, EnumSet.allOf(Scope.class), false)));
        }
    }
}
