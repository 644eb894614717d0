package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A festival's HTTP API, as a test calls it: every answer must be one of success. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private int keys;

    /** The API of a festival that was started, as its operator, who acts for any buyer. */
    static Api of(FestivalProcess up) {
        return new Api(up.said("url"), up.said("token"));
    }

    private Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).build());
    }

    /** Posts with a key of its own. */
    JsonNode post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-" + ++keys)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Posts without a body, with a key of its own. */
    JsonNode post(String path) {
        return send(request(path)
                .header("Idempotency-Key", "key-" + ++keys)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Posts a form to somewhere else, as a page's button does. */
    void postForm(String address, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        answer(request);
    }

    /** The status of an answer, whatever it is. */
    int status(String path) {
        try {
            return http.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(answer(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s %s: %s", request.method(), request.uri(), response.body())
                    .isBetween(200, 299);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A text of a document, which must have it. */
    static String text(JsonNode document, String field) {
        return field(document, field).asText();
    }

    /** A number of a document, which must have it. */
    static long number(JsonNode document, String field) {
        return field(document, field).asLong();
    }

    static JsonNode field(JsonNode document, String field) {
        @Nullable JsonNode found = document.get(field);
        if (found == null) {
            throw new AssertionError("no field " + field + " in " + document);
        }
        return found;
    }
}
