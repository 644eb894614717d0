package io.drumroll.edge;

import io.drumroll.accounts.AccountDeletion;
import io.drumroll.accounts.ErasePart;
import io.drumroll.accounts.ExportPart;
import io.drumroll.accounts.People;
import io.drumroll.accounts.PersonalData;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Objects;

/** What people can ask of all that is known of them: to have it, and to have it gone. */
final class MyDataRoutes {
    private static final CharSequence ZIP = HttpHeaders.createOptimized("application/zip");
    private static final String FILENAME = "my-data.zip";
    private static final Fields PASSWORD = Fields.required().optional("password");

    private final PersonalData personalData;
    private final List<ExportPart> exports;
    private final List<ErasePart> erasures;
    private final People people;
    private final SessionCookies cookies;
    private final Visitors visitors;
    private final SlowCalls slowCalls;

    MyDataRoutes(AccountParts parts, SessionCookies cookies, Visitors visitors, SlowCalls slowCalls) {
        this.personalData = parts.accounts().personalData();
        this.exports = parts.exports();
        this.erasures = parts.erasures();
        this.people = parts.accounts().people();
        this.cookies = cookies;
        this.visitors = visitors;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ME_DATA, this::export).on(Route.ME_DELETE, this::delete);
    }

    private void export(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.download(exchange, ZIP, FILENAME, out -> {
            if (!personalData.export(person, exports, out)) {
                throw new BadRequest(EdgeCode.BAD_CREDENTIAL, "Sign in again; this account was deleted.");
            }
        });
    }

    private void delete(Exchange exchange) {
        long person = exchange.caller().known().person();
        String password = Objects.requireNonNullElse(Values.texts(exchange, PASSWORD)[0], "");
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(exchange, () -> people.delete(person, password, from, erasures), came -> {
            switch (came) {
                case AccountDeletion.Done(long buyer) -> {
                    cookies.end(exchange);
                    JsonWriter json = exchange.loop().json().beginObject().field("buyer", buyer);
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                }
                case AccountDeletion.Wrong() -> throw Rights.wrongPassword(exchange);
                case AccountDeletion.LastOperator() -> throw PeopleRoutes.lastOperator();
                case AccountDeletion.TooMany(long waitMs) -> Brakes.tooMany(exchange, waitMs);
                case AccountDeletion.Busy(long waitMs) -> Brakes.busy(exchange, waitMs);
            }
        });
    }
}
