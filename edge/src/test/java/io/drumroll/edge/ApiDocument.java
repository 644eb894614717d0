package io.drumroll.edge;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The API's document: its operations, and requests as their examples have them. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final Map<String, Object> document = load();

    Map<String, Object> fields() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Map<String, Object> paths = map(document, "paths");
        for (String path : paths.keySet()) {
            Map<String, Object> methods = map(paths, path);
            for (String method : methods.keySet()) {
                if (METHODS.contains(method)) {
                    operations.add(new Operation(path, method.toUpperCase(Locale.ROOT), map(methods, method)));
                }
            }
        }
        return operations;
    }

    Operation operation(Route route) {
        return operations().stream()
                .filter(operation -> operation.route() == route)
                .findFirst()
                .orElseThrow();
    }

    /** The example of what a path's first method answers. */
    Map<String, Object> example(String path, String status) {
        Operation operation = operations().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
        Map<String, Object> response = map(map(operation.body(), "responses"), status);
        return map(map(map(response, "content"), "application/json"), "example");
    }

    /** The example of what an operation answers. */
    static Map<String, Object> example(Operation operation, String status) {
        Map<String, Object> response = map(map(operation.body(), "responses"), status);
        return map(map(map(response, "content"), "application/json"), "example");
    }

    /** A request as an operation's example has it. */
    HttpRequest.Builder exampleRequest(EdgeFixture edge, Operation operation, Optional<Object> example) {
        String path = operation.path;
        HttpRequest.Builder request = HttpRequest.newBuilder();
        List<String> query = new ArrayList<>();
        for (Object parameter : list(operation.body, "parameters")) {
            Map<String, Object> resolved = resolved(parameter);
            String name = String.valueOf(resolved.get("name"));
            String value = String.valueOf(resolved.get("example"));
            switch (String.valueOf(resolved.get("in"))) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "header" -> request.header(name, value);
                default -> {
                    if (resolved.containsKey("example")) {
                        query.add(name + "=" + value);
                    }
                }
            }
        }
        HttpRequest.BodyPublisher body = BodyPublishers.noBody();
        if (example.isPresent()) {
            request.header("Content-Type", "application/json");
            body = BodyPublishers.ofString(json(example.get()));
        }
        return request.uri(edge.uri(query.isEmpty() ? path : path + "?" + String.join("&", query)))
                .method(operation.method, body);
    }

    /** A line in buyer 7's cart, orders that are placed (1), paid (2), shipped (3) and settled (4), and a lost payment. */
    static void givenOrders(EdgeFixture edge) {
        edge.festival.given(new Command.SetCartLine(7, 1, 2));
        edge.festival.given(order(4, 5_000, PayMode.LATER));
        for (int order = 2; order <= 4; order++) {
            edge.festival.given(order(1, 1_250, PayMode.NOW));
        }
        edge.festival.given(new Command.ShipShopOrder(3, 1));
        edge.festival.given(new Command.ShipShopOrder(4, 1));
        edge.festival.given(new Command.ConfirmReceipt(4, 1));
        edge.festival.given(new Command.ReceivePayment(new PaymentRef(1, 2), 99, new Money(5_000, EdgeFixture.CNY)));
    }

    private static Command order(int quantity, long totalMinor, PayMode pay) {
        return new Command.PlaceOrder(
                7,
                new Region(new Country("CN"), "GD", 1),
                List.of(new LineRequest(1, quantity)),
                false,
                List.of(),
                new Money(totalMinor, EdgeFixture.CNY),
                pay);
    }

    /** One method of one path. */
    record Operation(String path, String method, Map<String, Object> body) {
        Route route() {
            return Arrays.stream(Route.values())
                    .filter(route -> route.path().equals(path) && route.method().equals(method))
                    .findFirst()
                    .orElseThrow();
        }

        /** The examples of its body by name; one that is empty where it has no body, or a file. */
        Map<String, Optional<Object>> bodies() {
            if (!body.containsKey("requestBody")) {
                return Map.of("", Optional.empty());
            }
            Map<String, Object> content = map(map(body, "requestBody"), "content");
            if (!content.containsKey("application/json")) {
                return Map.of("", Optional.empty()); // a file
            }
            Map<String, Object> media = map(content, "application/json");
            if (!media.containsKey("examples")) {
                return Map.of("", Optional.of(map(media, "example")));
            }
            Map<String, Optional<Object>> bodies = new LinkedHashMap<>();
            map(media, "examples")
                    .forEach((name, example) -> bodies.put(name, Optional.of(map(asMap(example), "value"))));
            return bodies;
        }
    }

    Map<String, Object> resolved(Object parameter) {
        Map<String, Object> fields = asMap(parameter);
        Object reference = fields.get("$ref");
        return reference == null ? fields : asMap(Objects.requireNonNull(resolve(reference.toString())));
    }

    @Nullable
    Object resolve(String reference) {
        Object here = document;
        for (String step : List.of(reference.substring(2).split("/", -1))) {
            if (!(here instanceof Map<?, ?> fields) || fields.get(step) == null) {
                return null;
            }
            here = Objects.requireNonNull(fields.get(step));
        }
        return here;
    }

    /** What YAML read, as JSON; the examples need no escaping. */
    private static String json(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> '"' + String.valueOf(field.getKey()) + "\":" + json(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> items) {
            return items.stream().map(ApiDocument::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    static Map<String, Object> map(Map<String, Object> in, String name) {
        return asMap(Objects.requireNonNull(in.get(name), name));
    }

    static List<?> list(Map<String, Object> in, String name) {
        return in.get(name) instanceof List<?> items ? items : List.of();
    }

    @SuppressWarnings("unchecked") // keys of YAML maps are texts in this document
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> load() {
        try (InputStream in = Objects.requireNonNull(EdgeServer.class.getResourceAsStream("openapi.yaml"))) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
