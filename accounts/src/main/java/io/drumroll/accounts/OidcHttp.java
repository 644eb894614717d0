package io.drumroll.accounts;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        HttpResponse<byte[]> response = answer(client.sendAsync(request, OidcHttp::upToTheLongest));
        int status = response.statusCode();
        if (status >= 400 && status < 500) {
            throw new RefusedException("the provider answers " + status);
        }
        if (status != OK) {
            throw new IOException("the provider answers " + status);
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body of a refusal is not looked at, however long it is. */
    private static HttpResponse.BodySubscriber<byte[]> upToTheLongest(HttpResponse.ResponseInfo info) {
        return info.statusCode() == OK
                ? HttpResponse.BodySubscribers.limiting(HttpResponse.BodySubscribers.ofByteArray(), MAX_ANSWER_BYTES)
                : HttpResponse.BodySubscribers.replacing(new byte[0]);
    }

    /** Waits for the whole answer: the request's own timeout ends with the answer's head. */
    private static HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> sent) throws IOException {
        try {
            return sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the provider takes too long to answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            sent.cancel(true);
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
