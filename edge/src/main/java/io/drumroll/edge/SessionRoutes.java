package io.drumroll.edge;

import io.drumroll.accounts.Credential;
import io.drumroll.accounts.SessionInfo;
import io.drumroll.accounts.Sessions;

/** A person's own sessions: listed and ended. */
final class SessionRoutes {
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final SlowCalls slowCalls;

    SessionRoutes(Sessions sessions, SessionCookies cookies, SlowCalls slowCalls) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SESSION_LIST, this::list)
                .on(Route.SESSION_END, this::end)
                .on(Route.SESSION_END_OTHERS, this::endOthers);
    }

    private void list(Exchange exchange) {
        long person = exchange.caller().known().person();
        Credential current = cookies.sessionOf(exchange);
        slowCalls.call(exchange, () -> sessions.list(person, current), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("sessions");
            found.forEach(session -> write(json, session));
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private static void write(JsonWriter json, SessionInfo session) {
        json.beginObject()
                .field("session", session.id())
                .field("createdMs", session.createdMs())
                .field("seenMs", session.seenMs())
                .field("expiresMs", session.expiresMs())
                .field("network", session.network())
                .field("userAgent", session.userAgent())
                .field("current", session.isCurrent())
                .endObject();
    }

    private void end(Exchange exchange) {
        long person = exchange.caller().known().person();
        long session = exchange.pathNumber();
        slowCalls.call(exchange, () -> sessions.end(person, session), isEnded -> {
            if (!isEnded) {
                throw new BadRequest(
                        EdgeCode.UNKNOWN_SESSION, "Ask GET /v1/me/sessions for yours; this one may have ended.");
            }
            exchange.done();
        });
    }

    private void endOthers(Exchange exchange) {
        long person = exchange.caller().known().person();
        Credential current = cookies.sessionOf(exchange);
        slowCalls.call(exchange, () -> sessions.endOthers(person, current), ended -> {
            JsonWriter json = exchange.loop().json().beginObject().field("endedSessions", ended);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }
}
