package io.drumroll.edge;

import static io.drumroll.edge.ApiDocument.list;
import static io.drumroll.edge.ApiDocument.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.ApiDocument.Operation;
import io.drumroll.engine.message.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the API's document against the table of routes and against the server. */
class OpenApiTest {
    private final ApiDocument api = new ApiDocument();

    @Test
    void documentsEveryRouteAndNoOther() {
        Set<String> documented = new TreeSet<>();
        Set<String> routed = new TreeSet<>();
        api.operations().forEach(operation -> documented.add(operation.method() + " " + operation.path()));
        for (Route route : Route.values()) {
            if (route != Route.PAGE) {
                routed.add(route.method() + " " + route.path());
            }
        }
        assertThat(documented).isEqualTo(routed);
    }

    @Test
    void documentsTheParametersOfEveryRoute() {
        for (Operation operation : api.operations()) {
            Set<String> inQuery = new HashSet<>();
            for (Object parameter : list(operation.body(), "parameters")) {
                Map<String, Object> resolved = api.resolved(parameter);
                if ("query".equals(resolved.get("in"))) {
                    inQuery.add(String.valueOf(resolved.get("name")));
                }
            }
            assertThat(inQuery)
                    .as(operation.path())
                    .isEqualTo(Set.copyOf(operation.route().parameters()));
        }
    }

    @Test
    void documentsWhoMayCallEveryRoute() {
        for (Operation operation : api.operations()) {
            Route route = operation.route();
            assertThat(operation.body().get("x-access"))
                    .as(route.name())
                    .isEqualTo(route.access().who());
            assertThat(String.valueOf(operation.body().get("security")))
                    .as(route.name())
                    .isEqualTo(securityOf(route));
            List<String> refusals = new ArrayList<>(route.asksWho() ? List.of("429") : List.of());
            if (route.access() != Access.EVERYBODY) {
                refusals.addAll(List.of("401", "403", "503"));
            }
            assertThat(map(operation.body(), "responses").keySet())
                    .as(route.name())
                    .containsAll(refusals);
        }
    }

    /** The tokens' scopes, or a session; with nothing for strangers. */
    private static String securityOf(Route route) {
        if (route.access() == Access.EVERYBODY) {
            return "[]";
        }
        if (route.access() == Access.BROWSER) {
            return "[{session=[]}]";
        }
        String forChange = switch (route.access()) {
            case EVERYBODY, BUYER_IF_NAMED -> "";
            case SIGNED_IN,
                    BUYER_OF_PATH,
                    BUYER_OR_LOOKING_OPERATOR,
                    BUYER_OF_BODY,
                    BUYER_OF_ORDER,
                    ORDER_OR_LOOKING_OPERATOR -> "{token=[order]}";
            case ORDER_OR_OPERATOR -> "{token=[order]}, {token=[operate]}";
            case BROWSER -> "";
            case MERCHANT, MERCHANT_OF_PATH, MERCHANT_OF_BODY, MERCHANT_OF_SKU, MERCHANT_OF_DEAL ->
                "{token=[shop]}, {token=[operate]}";
            case OPERATOR, OPERATOR_OR_ANALYST -> "{token=[operate]}";
        };
        String strangers = route.access() == Access.BUYER_IF_NAMED ? "{}, " : "";
        return "[" + strangers + (route.changes() ? forChange : "{token=[read]}") + ", {session=[]}]";
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
        list(map(map(map(api.fields(), "components"), "schemas"), "Code"), "enum")
                .forEach(code -> documented.add(String.valueOf(code)));
        assertThat(documented).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(documented)).isEqualTo(codes);
    }

    @Test
    void resolvesEveryReference() {
        List<String> references = new ArrayList<>();
        collectReferences(api.fields(), references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(api.resolve(reference)).isNotNull());
    }

    /** Sends each operation's examples to a server of its own, and compares the answer with the documented one. */
    @TestFactory
    Stream<DynamicTest> answersEachExampleAsDocumented() {
        return api.operations().stream()
                .filter(operation -> operation.route() != Route.BOARD_STREAM)
                .filter(operation ->
                        !AccessTest.IN_THE_DATABASE.contains(operation.route().group()))
                .flatMap(operation -> operation.bodies().entrySet().stream()
                        .map(body -> DynamicTest.dynamicTest(
                                operation.method() + " " + operation.path() + " " + body.getKey(),
                                () -> answersTheExample(operation, body.getValue()))));
    }

    @Test
    void hasAnExampleOfEachKindOfDeal() {
        Operation making = api.operations().stream()
                .filter(operation -> operation.route() == Route.DEAL_MAKE)
                .findFirst()
                .orElseThrow();
        assertThat(making.bodies().keySet()).containsExactlyElementsOf(Words.DEAL_KINDS.all());
    }

    @Test
    void documentsTheFieldsOfEachKindOfDeal() {
        Map<String, Object> schemas = map(map(api.fields(), "components"), "schemas");
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
            ApiDocument.givenOrders(edge);
            EdgeFixture.Answer answer = edge.send(api.exampleRequest(edge, operation, body));

            Map<String, Object> responses = map(operation.body(), "responses");
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

    /** The names in an object, and in what it holds; of lists those of the first element. */
    static Object shapeOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> shape = new LinkedHashMap<>();
            fields.forEach((name, inner) -> shape.put(String.valueOf(name), shapeOf(inner)));
            return shape;
        }
        return value instanceof List<?> items && !items.isEmpty() ? List.of(shapeOf(items.getFirst())) : "";
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
}
