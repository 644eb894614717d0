package io.drumroll.edge;

/** What the edge itself refuses, before or beside the engine. The names are the stable codes of the problems. */
enum EdgeCode {
    MALFORMED_JSON(400, "USER", "The body is not JSON"),
    TOO_DEEP(400, "USER", "The body is nested too deeply"),
    UNKNOWN_FIELD(400, "USER", "The body has a field that is not known"),
    DUPLICATE_FIELD(400, "USER", "The body has a field twice"),
    MISSING_FIELD(400, "USER", "The body lacks a field"),
    WRONG_TYPE(400, "USER", "A field has a value of another type"),
    NOT_A_WHOLE_NUMBER(400, "USER", "A number is not whole, or is too large"),
    BAD_VALUE(422, "USER", "A field has a value that cannot be"),
    TOO_MANY_LINES(422, "USER", "There are too many lines"),
    TOO_MANY_ELEMENTS(422, "USER", "A list is too long"),
    BODY_TOO_LARGE(413, "USER", "The body is too large"),
    WRONG_CONTENT_TYPE(415, "USER", "The body has to be JSON"),
    BAD_REQUEST(400, "USER", "The request is not HTTP/1.1 as this server reads it"),
    HEADERS_TOO_LARGE(431, "USER", "The headers are too large"),
    URI_TOO_LONG(414, "USER", "The address is too long"),
    BAD_PATH(400, "USER", "The path cannot be read"),
    BAD_PARAMETER(400, "USER", "A parameter of the query cannot be read"),
    BAD_KEY(400, "USER", "The idempotency key cannot be used"),
    NOT_SIGNED_IN(401, "USER", "Nobody is signed in"),
    BAD_CREDENTIAL(401, "USER", "The session or token does not hold"),
    WRONG_PASSWORD(401, "USER", "Name or password is wrong"),
    SIGN_IN_REFUSED(403, "USER", "The provider does not vouch for anybody"),
    NOT_ALLOWED(403, "USER", "The person may not do this"),
    SCOPE_MISSING(403, "USER", "The token may not do this"),
    FOREIGN_ORIGIN(403, "USER", "The request came from another site"),
    REASON_MISSING(422, "USER", "A reason is missing"),
    UNKNOWN_ROUTE(404, "USER", "There is nothing at this path"),
    UNKNOWN_PERSON(404, "USER", "There is no such person"),
    UNKNOWN_SESSION(404, "USER", "There is no such session"),
    UNKNOWN_TOKEN(404, "USER", "There is no such token"),
    UNKNOWN_ADDRESS(404, "USER", "There is no such address"),
    NAME_TAKEN(409, "CONFLICT", "Somebody has this name"),
    IDENTITY_TAKEN(409, "CONFLICT", "Somebody signs in by this already"),
    LAST_OPERATOR(409, "CONFLICT", "It is the last operator"),
    WRONG_METHOD(405, "USER", "The path does not have this method"),
    TOO_MANY_TRIES(429, "CAPACITY", "There were too many tries"),
    TOO_MANY_REQUESTS(429, "CAPACITY", "There are too many requests"),
    TOO_MANY_LISTENERS(503, "CAPACITY", "The board has as many listeners as it takes"),
    OVERLOADED(503, "CAPACITY", "The line is full"),
    QUEUED(503, "CAPACITY", "There is a line to stand in"),
    SWITCHED_OFF(503, "CAPACITY", "This does not go on right now"),
    READ_TIMED_OUT(503, "CAPACITY", "The answer was not there in time"),
    TIMED_OUT(504, "CAPACITY", "No answer came in time"),
    STORAGE_FULL(507, "CAPACITY", "The festival's disk is nearly full"),
    BAD_NOTICE(400, "USER", "The notice is not one of the payment provider's"),
    BAD_SIGNATURE(401, "USER", "The notice's signature does not hold"),
    NOTICE_LATER(503, "CAPACITY", "The notice cannot be taken now"),
    NOT_FOUND(404, "USER", "There is no such thing"),
    BAD_CONTENT(422, "USER", "Fields have to be put right"),
    UNSUPPORTED_TYPE(415, "USER", "The body is of another type than is taken"),
    CODE_TAKEN(409, "CONFLICT", "The code is taken"),
    WRONG_STATE(409, "CONFLICT", "It is in another state"),
    CHANGED_MEANWHILE(409, "CONFLICT", "It was changed meanwhile"),
    NOT_RECEIVED(409, "CONFLICT", "The product was not received"),
    LIMIT_REACHED(409, "CONFLICT", "There are too many of them"),
    ENGINE_REFUSED(409, "CONFLICT", "The engine refuses"),
    UNDER_WAY(503, "CAPACITY", "It is under way"),
    CARD_REFUSED(409, "CONFLICT", "The order cannot be paid by card"),
    CARD_UNREACHABLE(503, "CAPACITY", "The payment provider cannot be reached"),
    NO_CARD_PAYMENTS(503, "CAPACITY", "This server takes no card payments"),
    NO_BOOKS(503, "CAPACITY", "This server keeps no books"),
    SIGN_IN_UNAVAILABLE(503, "CAPACITY", "Nobody can tell who asks"),
    UNKNOWN_WEBHOOK(404, "USER", "There is no such webhook"),
    BAD_WEBHOOK(422, "USER", "The webhook cannot be so"),
    PROVIDER_UNREACHABLE(503, "CAPACITY", "The provider that people sign in at cannot be reached"),
    DATABASE_AWAY(503, "CAPACITY", "The database cannot be reached"),
    SEARCH_UNAVAILABLE(503, "CAPACITY", "Products cannot be searched now"),
    NOT_SERVED(503, "CAPACITY", "This server has no such part"),
    UNAVAILABLE(503, "CAPACITY", "The festival cannot be reached"),
    INTERNAL(500, "INTERNAL", "The server failed");

    private final int status;
    private final String family;
    private final String title;

    EdgeCode(int status, String family, String title) {
        this.status = status;
        this.family = family;
        this.title = title;
    }

    int status() {
        return status;
    }

    /** Whether it is worth asking again in a moment. */
    boolean mayPass() {
        return status == 503 && this != NO_CARD_PAYMENTS && this != NO_BOOKS && this != NOT_SERVED;
    }

    String family() {
        return family;
    }

    String title() {
        return title;
    }
}
