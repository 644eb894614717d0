package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Holds the API's document against the table of routes and against the server. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final Map<String, Object> document = load();

    @Test
    void documentsEveryRouteAndNoOther() {
        Set<String> documented = new TreeSet<>();
        Set<String> routed = new TreeSet<>();
        operations().forEach(operation -> documented.add(operation.method + " " + operation.path));
        for (Route route : Route.values()) {
            if (route != Route.PAGE) {
                routed.add(route.method() + " " + route.path());
            }
        }
        assertThat(documented).isEqualTo(routed);
    }

    @Test
    void documentsTheParametersOfEveryRoute() {
        for (Operation operation : operations()) {
            Set<String> inQuery = new HashSet<>();
            for (Object parameter : list(operation.body, "parameters")) {
                Map<String, Object> resolved = resolved(parameter);
                if ("query".equals(resolved.get("in"))) {
                    inQuery.add(String.valueOf(resolved.get("name")));
                }
            }
            assertThat(inQuery)
                    .as(operation.path)
                    .isEqualTo(Set.copyOf(operation.route().parameters()));
        }
    }

    @Test
    void documentsEveryCode() {
        Set<String> codes = new TreeSet<>();
        for (Class<?> kind : Rejection.class.getPermittedSubclasses()) {
            codes.add(
                    kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
        }
        Arrays.stream(EdgeCode.values()).forEach(code -> codes.add(code.name()));
        List<String> documented = new ArrayList<>();
        list(map(map(map(document, "components"), "schemas"), "Code"), "enum")
                .forEach(code -> documented.add(String.valueOf(code)));
        assertThat(documented).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(documented)).isEqualTo(codes);
    }

    @Test
    void resolvesEveryReference() {
        List<String> references = new ArrayList<>();
        collectReferences(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(resolve(reference)).isNotNull());
    }

    /** Sends each operation's examples to a server of its own, and compares the answer with the documented one. */
    @TestFactory
    Stream<DynamicTest> answersEachExampleAsDocumented() {
        return operations().stream()
                .filter(operation -> operation.route() != Route.BOARD_STREAM)
                .flatMap(operation -> operation.bodies().entrySet().stream()
                        .map(body -> DynamicTest.dynamicTest(
                                operation.method + " " + operation.path + " " + body.getKey(),
                                () -> answersTheExample(operation, body.getValue()))));
    }

    @Test
    void hasAnExampleOfEachKindOfDeal() {
        Operation making = operations().stream()
                .filter(operation -> operation.route() == Route.DEAL_MAKE)
                .findFirst()
                .orElseThrow();
        assertThat(making.bodies().keySet()).containsExactlyElementsOf(Words.DEAL_KINDS.all());
    }

    @Test
    void documentsTheFieldsOfEachKindOfDeal() {
        Map<String, Object> schemas = map(map(document, "components"), "schemas");
        for (DealKind kind : DealKind.values()) {
            String word = Words.DEAL_KINDS.of(kind);
            Map<String, Object> schema =
                    map(schemas, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            Set<Object> required = new HashSet<>(list(schema, "required"));
            Set<Object> all = new HashSet<>(map(schema, "properties").keySet());
            assertThat(required.remove("kind") && all.remove("kind")).as(word).isTrue();
            assertThat(required).as(word).isEqualTo(kind.required());
            all.removeAll(required);
            assertThat(all).as(word).isEqualTo(kind.optional());
        }
    }

    private void answersTheExample(Operation operation, Optional<Object> body) {
        try (EdgeFixture edge = new EdgeFixture(EdgeOptions.onLoopback(0), FakePorts::addTo).openWide()) {
            givenOrders(edge);
            EdgeFixture.Answer answer = edge.send(exampleRequest(edge, operation, body));

            Map<String, Object> responses = map(operation.body, "responses");
            String documented = responses.keySet().iterator().next();
            assertThat(answer.status() + " " + answer.body()).startsWith(documented + " ");
            if (!map(responses, documented).containsKey("content")) {
                assertThat(answer.body()).isEmpty();
                return;
            }
            Map<String, Object> content = map(map(responses, documented), "content");
            String type = content.keySet().iterator().next();
            assertThat(answer.header("Content-Type")).startsWith(type);
            Map<String, Object> media = map(content, type);
            if (media.get("example") instanceof Map<?, ?> example && operation.route() != Route.BOARD_READ) {
                assertThat(shapeOf(answer.json())).isEqualTo(shapeOf(example));
            }
        }
    }

    /** A line in buyer 7's cart, orders that are placed (1), paid (2), shipped (3) and settled (4), and a lost payment. */
    private static void givenOrders(EdgeFixture edge) {
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

    /** The names in an object, and in what it holds; of lists those of the first element. */
    private static Object shapeOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> shape = new LinkedHashMap<>();
            fields.forEach((name, inner) -> shape.put(String.valueOf(name), shapeOf(inner)));
            return shape;
        }
        return value instanceof List<?> items && !items.isEmpty() ? List.of(shapeOf(items.getFirst())) : "";
    }

    private HttpRequest.Builder exampleRequest(EdgeFixture edge, Operation operation, Optional<Object> example) {
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

    /** One method of one path. */
    private record Operation(String path, String method, Map<String, Object> body) {
        Route route() {
            return Arrays.stream(Route.values())
                    .filter(route -> route.path().equals(path) && route.method().equals(method))
                    .findFirst()
                    .orElseThrow();
        }

        /** The examples of its body by name; one that is empty where it has no body. */
        Map<String, Optional<Object>> bodies() {
            if (!body.containsKey("requestBody")) {
                return Map.of("", Optional.empty());
            }
            Map<String, Object> media = map(map(map(body, "requestBody"), "content"), "application/json");
            if (!media.containsKey("examples")) {
                return Map.of("", Optional.of(map(media, "example")));
            }
            Map<String, Optional<Object>> bodies = new LinkedHashMap<>();
            map(media, "examples")
                    .forEach((name, example) -> bodies.put(name, Optional.of(map(asMap(example), "value"))));
            return bodies;
        }
    }

    private List<Operation> operations() {
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

    private Map<String, Object> resolved(Object parameter) {
        Map<String, Object> fields = asMap(parameter);
        Object reference = fields.get("$ref");
        return reference == null ? fields : asMap(Objects.requireNonNull(resolve(reference.toString())));
    }

    private @Nullable Object resolve(String reference) {
        Object here = document;
        for (String step : List.of(reference.substring(2).split("/", -1))) {
            if (!(here instanceof Map<?, ?> fields) || fields.get(step) == null) {
                return null;
            }
            here = Objects.requireNonNull(fields.get(step));
        }
        return here;
    }

    private static void collectReferences(@Nullable Object node, List<String> references) {
        if (node instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if ("$ref".equals(name)) {
                    references.add(String.valueOf(value));
                }
                collectReferences(value, references);
            });
        } else if (node instanceof List<?> items) {
            items.forEach(item -> collectReferences(item, references));
        }
    }

    /** What YAML read, as JSON; the examples need no escaping. */
    private static String json(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> '"' + String.valueOf(field.getKey()) + "\":" + json(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> items) {
            return items.stream().map(OpenApiTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private static Map<String, Object> map(Map<String, Object> in, String name) {
        return asMap(Objects.requireNonNull(in.get(name), name));
    }

    private static List<?> list(Map<String, Object> in, String name) {
        return in.get(name) instanceof List<?> items ? items : List.of();
    }

    @SuppressWarnings("unchecked") // keys of YAML maps are texts in this document
    private static Map<String, Object> asMap(Object value) {
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
