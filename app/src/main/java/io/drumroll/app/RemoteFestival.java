package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.drumroll.crowd.load.LoadReport;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a load needs to know of somebody else's festival, asked over HTTP. */
final class RemoteFestival {
    private static final int DEALS_PAGE = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String url;
    private final Map<String, String> frame;
    private final Map<String, String> health;

    private RemoteFestival(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.frame = get("/v1/festival");
        this.health = get("/health/ready");
    }

    /** The festival at a URL, such as {@code http://127.0.0.1:8080}. */
    static RemoteFestival at(String url) {
        return new RemoteFestival(url);
    }

    Currency currency() {
        return new Currency(need(frame, "currency"));
    }

    /** The saving across shops that is given now, or null for none. */
    DealTerms.@Nullable CrossShop saving() {
        String cursor = "";
        while (true) {
            Map<String, String> page = get("/v1/deals?limit=" + DEALS_PAGE + cursor);
            for (int i = 0; page.containsKey("deals." + i + ".deal"); i++) {
                String deal = "deals." + i + ".";
                if (need(page, deal + "terms.kind").equals("crossShop")
                        && need(page, deal + "live").equals("true")) {
                    return new DealTerms.CrossShop(
                            Long.parseLong(need(page, deal + "terms.spendMinor")),
                            Long.parseLong(need(page, deal + "terms.saveMinor")),
                            Long.parseLong(need(page, deal + "terms.capMinor")));
                }
            }
            String next = page.get("next");
            if (next == null) {
                return null;
            }
            cursor = "&cursor=" + next;
        }
    }

    String udpEndpoint() {
        return need(health, "udp");
    }

    String durability() {
        return need(health, "durability");
    }

    /** The first SKU whose books do not fit what was confirmed, or null when all do. */
    @Nullable
    String firstDifference(LoadReport report) {
        boolean allAnswered = !report.rejected().containsKey("NO_ANSWER")
                && !report.rejected().containsKey("TIMED_OUT");
        for (Map.Entry<Integer, Long> entry : report.soldBySku().entrySet()) {
            Map<String, String> sku = get("/v1/skus/" + entry.getKey());
            long supplied = Long.parseLong(need(sku, "supplied"));
            long sold = Long.parseLong(need(sku, "sold"));
            long available = Long.parseLong(need(sku, "available"));
            if (supplied - sold != available || available < 0) {
                return "SKU " + entry.getKey() + ": " + supplied + " supplied, " + sold + " sold, " + available
                        + " left";
            }
            if (sold < entry.getValue() || (allAnswered && sold != entry.getValue())) {
                return "SKU " + entry.getKey() + ": " + entry.getValue() + " pieces were confirmed and " + sold
                        + " are sold";
            }
        }
        return null;
    }

    private Map<String, String> get(String path) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new FailedCommand(url + path + " answers " + response.statusCode() + ": " + response.body());
            }
            return fields(response.body());
        } catch (IOException | IllegalArgumentException e) {
            throw new FailedCommand("no festival answers at " + url + " (" + e + "); is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedCommand("interrupted while " + url + " was asked", e);
        }
    }

    /** All values of a document by their path, such as {@code region.country}. */
    static Map<String, String> fields(String document) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(document)) {
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                if (token.isScalarValue()) {
                    String path = parser.getParsingContext().pathAsPointer().toString();
                    fields.put(path.substring(1).replace('/', '.'), parser.getText());
                }
            }
        }
        return fields;
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new FailedCommand("the festival's answer has no field " + name + "; is it of another version?");
        }
        return value;
    }
}
