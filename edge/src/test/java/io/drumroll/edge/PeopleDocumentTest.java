package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.ApiDocument.Operation;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sends the example of each route of people's accounts to real accounts, and compares the answer with the documented one. */
class PeopleDocumentTest {
    /** Those that a provider is needed for, and the one whose answer is no JSON. */
    private static final Set<Route> ELSEWHERE =
            Set.of(Route.OIDC_START, Route.OIDC_CALLBACK, Route.OIDC_LINK, Route.ME_DATA);

    private final ApiDocument api = new ApiDocument();

    @TestFactory
    Stream<DynamicTest> answersEachExampleAsDocumented(@TempDir Path folder) {
        return api.operations().stream()
                .filter(operation -> operation.route().group() == Route.Group.ACCOUNTS)
                .filter(operation -> !ELSEWHERE.contains(operation.route()))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.route().name(),
                        () -> answersTheExample(
                                operation, folder.resolve(operation.route().name()))));
    }

    private void answersTheExample(Operation operation, Path folder) {
        try (PeopleFixture test = PeopleFixture.on(TestDatabase.H2, folder)) {
            Browser browser = callerOf(test, operation.route());
            Optional<Object> body = operation.bodies().values().iterator().next();
            HttpRequest.Builder request = api.exampleRequest(test.edge, operation, body);
            Answer answer = browser.send(request);

            Map<String, Object> responses = ApiDocument.map(operation.body(), "responses");
            String documented = responses.keySet().iterator().next();
            assertThat(answer.status() + " " + answer.body()).startsWith(documented + " ");
            Map<String, Object> response = ApiDocument.map(responses, documented);
            if (!response.containsKey("content")) {
                assertThat(answer.body()).isEmpty();
                return;
            }
            Map<String, Object> media = ApiDocument.map(ApiDocument.map(response, "content"), "application/json");
            Map<String, Object> example = ApiDocument.map(media, "example");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(OpenApiTest.shapeOf(answer.json())).isEqualTo(OpenApiTest.shapeOf(withoutNext(example, answer)));
        }
    }

    /** Whether there is a next page depends on how much there is. */
    private static Map<String, Object> withoutNext(Map<String, Object> example, Answer answer) {
        if (!answer.json().containsKey("next")) {
            example.remove("next");
        }
        return example;
    }

    /** Whom the example suits, with everything in it by the number 1. */
    private static Browser callerOf(PeopleFixture test, Route route) {
        if (route == Route.SIGN_UP) {
            return test.browser();
        }
        if (route.access() == Access.OPERATOR) {
            Browser operator = test.operators();
            if (route == Route.AUDIT_TRAIL) {
                operator.put("/v1/people/1/roles/courier", "");
            }
            return operator;
        }
        if (route.access() == Access.MERCHANT_OF_PATH) {
            test.signedUp("ada");
            test.signedUp("bob");
            Browser operator = test.operators();
            operator.put("/v1/people/2/shops/1", "");
            operator.put("/v1/people/3/shops/1", "");
            return operator;
        }
        Browser ada = test.signedUp("ada");
        if (route == Route.TOKEN_LIST || route == Route.TOKEN_END) {
            ada.post("/v1/me/tokens", "{\"name\":\"curl\"}");
        }
        ada.post(
                "/v1/me/addresses",
                "{\"recipient\":\"Ada\",\"lines\":[\"Rua 1\"],\"city\":\"Lisboa\",\"country\":\"PT\"}");
        ada.put("/v1/me/consents", "{\"purpose\":\"marketingEmail\",\"version\":1,\"given\":true}");
        return ada;
    }
}
