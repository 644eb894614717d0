package io.drumroll.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A festival's HTTP API, called by its operator's token: to prepare a journey, and to find out what became of it. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private int keys;

    Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode get(String path) {
        return send("GET", path, "", token);
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body, token);
    }

    JsonNode put(String path, String body) {
        return send("PUT", path, body, token);
    }

    /** Signs somebody up; returns their entry, which names their number as a person and as a buyer. */
    JsonNode signUp(String name, String displayName, String password) {
        return send(
                "POST",
                "/v1/people",
                json("{'name':'" + name + "','displayName':'" + displayName + "','password':'" + password + "'}"),
                "");
    }

    /** A token of somebody's own, with which they may do what they may do in the pages. */
    String tokenOf(String name, String password) {
        return send("POST", "/v1/tokens", json("{'name':'" + name + "','password':'" + password + "'}"), "")
                .get("secret")
                .asText();
    }

    /** Asks as somebody; returns the status, whatever it is. */
    int status(String method, String path, String body, String as) {
        HttpRequest request = request(method, path, body)
                .header("Authorization", "Bearer " + as)
                .build();
        return ask(request).statusCode();
    }

    /** Ends all sessions of somebody, as another browser of theirs can. */
    void endSessions(String name, String password) {
        String body = json("{'name':'" + name + "','password':'" + password + "'}");
        HttpResponse<String> signedIn =
                answer(request("POST", "/v1/session", body).build());
        Optional<String> cookie = signedIn.headers().firstValue("Set-Cookie");
        answer(request("DELETE", "/v1/me/sessions", "")
                .header("Cookie", cookie.orElseThrow().split(";", 2)[0])
                .header("Origin", url)
                .build());
    }

    /** A document written with single quotes, for the eye. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    private JsonNode send(String method, String path, String body, String as) {
        HttpRequest.Builder request = request(method, path, body);
        if (!as.isEmpty()) {
            request.header("Authorization", "Bearer " + as);
        }
        try {
            String text = answer(request.build()).body();
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Drumroll-Reason", "prepared%20for%20a%20journey")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return method.equals("POST") ? request.header("Idempotency-Key", "journey-" + ++keys) : request;
    }

    private HttpResponse<String> answer(HttpRequest request) {
        HttpResponse<String> response = ask(request);
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
