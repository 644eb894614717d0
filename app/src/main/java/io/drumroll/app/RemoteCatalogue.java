package io.drumroll.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogue of somebody else's festival, asked over HTTP with a token. */
final class RemoteCatalogue {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    /** How long a file may take to be sent. */
    private static final Duration SEND_TIMEOUT = Duration.ofHours(1);
    /** How often something is asked again that the server says will pass. */
    private static final int MAX_TRIES = 60;

    private static final long BETWEEN_TRIES_MS = 1_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String url;
    private final String token;

    /** The catalogue of the festival at a URL, such as {@code http://127.0.0.1:8080}. */
    RemoteCatalogue(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /** How far an import has come. */
    record Progress(
            long id,
            String state,
            String reason,
            long fileBytes,
            long readBytes,
            long products,
            long created,
            long changed,
            long unchanged,
            long errors) {
        boolean isRunning() {
            return state.equals("running");
        }
    }

    /** What is wrong in a file. */
    record Wrong(long line, String field, String reason) {}

    /** What became of products that were approved together. */
    record Approved(long published, long underWay, List<String> refused, boolean isMore) {}

    /** Sends a file; the import has begun then. */
    Progress begin(Path file, int shop, String format, boolean dryRun, boolean submit) {
        BodyPublisher body;
        try {
            body = BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new FailedCommand("there is no file " + file + " that can be read", e);
        }
        String path = "/v1/shops/" + shop + "/imports?format=" + format + "&dryRun=" + dryRun + "&submit=" + submit;
        return progress(send(
                request(path)
                        .timeout(SEND_TIMEOUT)
                        .header("Content-Type", "application/octet-stream")
                        .POST(body)
                        .build(),
                1));
    }

    Progress progress(long id) {
        return progress(send(request("/v1/imports/" + id).build(), MAX_TRIES));
    }

    private static Progress progress(Map<String, String> fields) {
        return new Progress(
                number(fields, "import"),
                need(fields, "state"),
                need(fields, "reason"),
                number(fields, "fileBytes"),
                number(fields, "readBytes"),
                number(fields, "products"),
                number(fields, "created"),
                number(fields, "changed"),
                number(fields, "unchanged"),
                number(fields, "errors"));
    }

    /** What is wrong in an import's file, as much of it as is kept. */
    List<Wrong> errors(long id) {
        Map<String, String> fields =
                send(request("/v1/imports/" + id + "/errors").build(), MAX_TRIES);
        List<Wrong> errors = new ArrayList<>();
        for (int i = 0; fields.containsKey("errors." + i + ".line"); i++) {
            String each = "errors." + i + ".";
            errors.add(new Wrong(
                    number(fields, each + "line"), need(fields, each + "field"), need(fields, each + "reason")));
        }
        return errors;
    }

    /** Approves some of what waits of a shop. */
    Approved approve(int shop) {
        Map<String, String> fields = send(
                request("/v1/shops/" + shop + "/products/approval")
                        .POST(BodyPublishers.noBody())
                        .build(),
                MAX_TRIES);
        List<String> refused = new ArrayList<>();
        for (int i = 0; fields.containsKey("refused." + i + ".code"); i++) {
            refused.add(need(fields, "refused." + i + ".code") + ": " + need(fields, "refused." + i + ".reason"));
        }
        return new Approved(
                number(fields, "published"),
                number(fields, "underWay"),
                refused,
                need(fields, "more").equals("true"));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new FailedCommand("'" + url + "' is no address of a festival, such as http://127.0.0.1:8080", e);
        }
    }

    private Map<String, String> send(HttpRequest request, int tries) {
        try {
            for (int tried = 1; ; tried++) {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status < 300) {
                    return RemoteFestival.fields(response.body());
                }
                boolean mayPass = status == 503 || status == 429;
                if (!mayPass || tried >= tries) {
                    throw refused(status, response.body());
                }
                Thread.sleep(BETWEEN_TRIES_MS);
            }
        } catch (IOException e) {
            throw new FailedCommand(
                    "no festival answers at " + url + " (" + e
                            + "); is it running? An import that has begun goes on when"
                            + " it is back: run the same command again to see it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedCommand("interrupted while " + url + " was asked", e);
        }
    }

    private FailedCommand refused(int status, String body) {
        Map<String, String> problem;
        try {
            problem = RemoteFestival.fields(body);
        } catch (IOException e) {
            return new FailedCommand(url + " answers " + status + ", and not as a festival does", e);
        }
        String detail = problem.getOrDefault("detail", body);
        return new FailedCommand(
                switch (status) {
                    case 401 -> "the token is not known at " + url + ": " + detail;
                    case 403 -> "the token may not do this: " + detail;
                    default ->
                        url + " refuses (" + problem.getOrDefault("code", String.valueOf(status)) + "): " + detail;
                });
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(need(fields, name));
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new FailedCommand("the festival's answer has no field " + name + "; is it of another version?");
        }
        return value;
    }
}
