package io.drumroll.edge;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.FirstOperator;
import io.drumroll.accounts.PasswordCost;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A server with real accounts on a database of its own, with cheap passwords and a clock that stands still. */
final class PeopleFixture implements AutoCloseable {
    static final String PASSWORD = "correct horse 1";
    static final UnaryOperator<AccountParts> AS_THEY_ARE = parts -> parts;

    final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    final Database database;
    final Accounts accounts;
    final FirstOperator operator;
    final EdgeFixture edge;

    PeopleFixture(DatabaseAddress address, Path folder, EdgeOptions options, UnaryOperator<AccountParts> change) {
        database = Database.open(address);
        accounts = Accounts.open(database, folder.resolve("keys"), new PasswordCost(64, 1, 1), nowMs::get);
        operator = accounts.start().orElseThrow();
        edge = new EdgeFixture(
                        options,
                        parts -> new EdgeParts(
                                        parts.festival(),
                                        accounts.identities(),
                                        parts.board(),
                                        parts.assets(),
                                        parts.metrics())
                                .withAccounts(change.apply(AccountParts.of(accounts))))
                .openWide();
    }

    static PeopleFixture on(TestDatabase kind, Path folder) {
        return new PeopleFixture(address(kind), folder, EdgeOptions.onLoopback(0), AS_THEY_ARE);
    }

    static DatabaseAddress address(TestDatabase kind) {
        return new DatabaseAddress(kind.newUrl());
    }

    /** A text as JSON; halves of pairs are escaped, as UTF-8 has none. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
            json.append(Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return json.append('"').toString();
    }

    static String signUp(String name, String displayName) {
        return "{\"name\":" + quoted(name) + ",\"displayName\":" + quoted(displayName) + ",\"password\":"
                + quoted(PASSWORD) + "}";
    }

    static String signIn(String name, String password) {
        return "{\"name\":" + quoted(name) + ",\"password\":" + quoted(password) + "}";
    }

    Browser browser() {
        return new Browser();
    }

    /** A browser in which somebody new is signed in. */
    Browser signedUp(String name) {
        Browser browser = new Browser();
        Answer answer = browser.post("/v1/people", signUp(name, "Someone"));
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        return browser;
    }

    /** A browser in which the first operator is signed in. */
    Browser operators() {
        Browser browser = new Browser();
        Answer answer = browser.post("/v1/session", signIn(operator.name(), operator.password()));
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        return browser;
    }

    static void await(BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("not in time");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        edge.close();
        accounts.close();
        database.close();
    }

    /** Keeps cookies and says that its requests come from our own pages. */
    final class Browser {
        private final Map<String, String> cookies = new TreeMap<>();

        Answer get(String path) {
            return send(HttpRequest.newBuilder(edge.uri(path)));
        }

        Answer delete(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(edge.uri(path)).DELETE();
            return send(headers.length == 0 ? request : request.headers(headers));
        }

        Answer post(String path, String body, String... headers) {
            return send(edge.withBody("POST", path, body, headers));
        }

        Answer put(String path, String body, String... headers) {
            return send(edge.withBody("PUT", path, body, headers));
        }

        Answer send(HttpRequest.Builder request) {
            Answer answer = edge.sendAsIs(asOurs(request));
            answer.response().headers().allValues("set-cookie").forEach(this::keep);
            return answer;
        }

        private HttpRequest.Builder asOurs(HttpRequest.Builder request) {
            if (!cookies.isEmpty()) {
                request.setHeader("Cookie", cookie());
            }
            return request.setHeader("Sec-Fetch-Site", "same-origin");
        }

        private void keep(String setCookie) {
            String pair = setCookie.substring(0, setCookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(name.length() + 1);
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }

        /** All cookies as the header has them. */
        String cookie() {
            return cookies.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining("; "));
        }

        /** What is at a path, as bytes. */
        HttpResponse<byte[]> download(String path) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(
                        asOurs(HttpRequest.newBuilder(edge.uri(path)))
                                .method("GET", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofByteArray());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("no answer", e);
            }
        }
    }
}
