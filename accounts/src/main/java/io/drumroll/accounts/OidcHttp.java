package io.drumroll.accounts;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Talks to a provider: quickly or not at all, in bounded answers, and nowhere else than it was told to. */
final class OidcHttp implements ResourceRetriever {
    static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String JSON = "application/json";
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The provider answers that it will not. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    Map<String, Object> getJson(URI address) throws IOException {
        return parsed(send(request(address).GET().build()));
    }

    /** Posts a form, as the client that the settings name. */
    Map<String, Object> postForm(URI address, String form, OidcSettings settings) throws IOException {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!settings.clientSecret().isEmpty()) {
            request.header("Authorization", "Basic " + basic(settings));
        }
        return parsed(send(request.build()));
    }

    /** RFC 6749, section 2.3.1: both parts are encoded as in a form first. */
    private static String basic(OidcSettings settings) {
        String both = URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(settings.clientSecret(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", JSON);
    }

    private String send(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
            int status = response.statusCode();
            if (status >= 400 && status < 500) {
                throw new RefusedException("the provider answers " + status);
            }
            if (status != OK || bytes.length > MAX_ANSWER_BYTES) {
                throw new IOException("the provider answers " + status + " with " + bytes.length + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Object> parsed(String json) throws IOException {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IOException("the provider's answer is no JSON object", e);
        }
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        return new Resource(send(request(URI.create(address.toString())).GET().build()), JSON);
    }
}
