package io.drumroll.edge;

import io.drumroll.accounts.OperatorActions;
import io.drumroll.accounts.Role;
import io.drumroll.client.Failure;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Belongs to the event loop of its connection. */
final class Exchange {
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("idempotency-key");
    private static final CharSequence DRUMROLL_POSITION = HttpHeaders.createOptimized("Drumroll-Position");
    private static final CharSequence DRUMROLL_REASON = HttpHeaders.createOptimized("drumroll-reason");
    private static final CharSequence LINK = HttpHeaders.createOptimized("link");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int MAX_PATH_NUMBERS = 2;

    private final EdgeLoop loop;
    private final HttpServerRequest request;
    private final Metrics metrics;
    private final long startNs = System.nanoTime();
    private final long[] pathNumbers = new long[MAX_PATH_NUMBERS];
    private int pathNumberCount;
    private @Nullable Currency pathCurrency;
    private @Nullable Role pathRole;
    private String pathText = "";
    private @Nullable Route route;
    private String path = "";
    private String made = "";
    private String reason = "";
    private @Nullable Buffer body;
    private Caller caller = Caller.STRANGER;
    private boolean cleared;
    private boolean actsAsOperator;
    private boolean notesAnyway;
    private boolean noted;
    private boolean done;
    private boolean closing;

    Exchange(EdgeLoop loop, HttpServerRequest request, Metrics metrics) {
        this.loop = loop;
        this.request = request;
        this.metrics = metrics;
        metrics.onStart();
    }

    EdgeLoop loop() {
        return loop;
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    void routeTo(Route found, String decodedPath) {
        route = found;
        path = decodedPath;
    }

    Route route() {
        if (route == null) {
            throw new IllegalStateException("the request has no route yet: " + request.path());
        }
        return route;
    }

    /** The path without percent-encoding. */
    String path() {
        return path;
    }

    void caller(Caller found) {
        caller = found;
    }

    /** Who asks; a stranger until {@link Gate} knows better. */
    Caller caller() {
        return caller;
    }

    /** The caller was found to be one whom the route is for. */
    void clear() {
        cleared = true;
    }

    /**
     * The caller was let in as an operator: what is done is to be found in the audit trail, also when a program does it. What
     * one does in a buyer's name is let in as the buyer's.
     */
    void actAsOperator() {
        actsAsOperator = true;
    }

    /** Whoever does this, it is to be found in the audit trail, with why. */
    void noteAnyway(String why) {
        notesAnyway = true;
        reason = why;
    }

    /**
     * Reads why an operator does this: the header Drumroll-Reason, in UTF-8 with what is not ASCII percent-encoded.
     *
     * @throws BadRequest when it can't be read or is too long.
     */
    void readReason() {
        String text = request.headers().get(DRUMROLL_REASON);
        if (text == null || !actsAsOperator || !route().isNoted()) {
            return;
        }
        reason = Paths.percentDecoded(text, EdgeCode.BAD_VALUE);
        if (reason.codePointCount(0, reason.length()) > OperatorActions.MAX_REASON) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE,
                    "Write a header Drumroll-Reason of at most " + OperatorActions.MAX_REASON + " characters.");
        }
    }

    /** The body says why, and not the header. */
    void reason(String given) {
        if (reason.isEmpty()) {
            reason = given;
        }
    }

    /** Why an operator does this, as they say; empty when they don't. */
    String reason() {
        return reason;
    }

    /** The audit trail says this of what is done, and not the path. */
    void about(String target) {
        made = target;
    }

    /** What was done, by the route's path and the number of what was made. */
    String target() {
        return made.isEmpty() ? path : made;
    }

    /**
     * Notes for the audit trail what an operator did, once; whether or not the caller waits for the answer.
     *
     * @param more what the trail is told of it besides.
     */
    private void note(String more) {
        if ((actsAsOperator || notesAnyway) && !noted && route().isNoted() && !route().notesItself()) {
            noted = true;
            loop.trail().note(this, route(), target() + more);
        }
    }

    /**
     * Notes what an operator did by this request besides what it is noted for, such as one of many things decided; any thread.
     *
     * @param action the route that does it alone.
     * @param target that route's path.
     */
    void noteAlso(Route action, String target) {
        if (actsAsOperator) {
            loop.trail().note(this, action, target);
        }
    }

    /** Notes that what an operator decided stands, although it is not over when it is answered. */
    void noteUnderWay() {
        note(" (under way)");
    }

    /** Stops a handler that forgot to find out whether the caller may do what it is about to do. */
    void requireClear() {
        if (!cleared) {
            throw new IllegalStateException("nobody checked whether the caller may " + request.method() + " " + path);
        }
    }

    void notePathNumber(long number) {
        pathNumbers[pathNumberCount++] = number;
    }

    /** The buyer or order that the path names first. */
    long pathNumber() {
        return pathNumbers[0];
    }

    /** The number that the path names last. */
    long pathLastNumber() {
        return pathNumbers[pathNumberCount - 1];
    }

    /** The SKU, shop or deal that the path names last; {@link Router} saw to its range. */
    int pathSmallNumber() {
        return (int) pathNumbers[pathNumberCount - 1];
    }

    void notePathCurrency(Currency currency) {
        pathCurrency = currency;
    }

    /** The currency that the path names. */
    Currency pathCurrency() {
        return Values.present(pathCurrency);
    }

    void notePathText(String text) {
        pathText = text;
    }

    /** The image or switch that the path names. */
    String pathText() {
        return pathText;
    }

    void notePathRole(Role role) {
        pathRole = role;
    }

    /** The role that the path names. */
    Role pathRole() {
        return Values.present(pathRole);
    }

    void body(@Nullable Buffer collected) {
        body = collected;
    }

    boolean hasBody() {
        return body != null && body.length() > 0;
    }

    /**
     * Begins to read the body, which has to be JSON.
     *
     * @throws BadRequest when it says that it is something else.
     */
    JsonReader json() {
        requireJson();
        Buffer present = body == null ? Buffer.buffer() : body;
        return JsonReader.of(loop.bytesOf(present), present.length());
    }

    /**
     * A copy of the body, which has to be JSON.
     *
     * @throws BadRequest when it says that it is something else.
     */
    byte[] jsonBytes() {
        requireJson();
        return bodyBytes();
    }

    private void requireJson() {
        CharSequence type = request.headers().get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !isJson(type.toString())) {
            throw new BadRequest(
                    EdgeCode.WRONG_CONTENT_TYPE,
                    "Send the body as JSON, with the header Content-Type: application/json.");
        }
    }

    /**
     * The engine's key: of the header Idempotency-Key, or one of its own where there is no header.
     *
     * @param buyer whose request it is, 0 where there is none.
     * @throws BadRequest when the header cannot be used.
     */
    Request key(long buyer) {
        return key(route(), buyer);
    }

    /** The same of a request to another route, which this one asks about. */
    Request key(Route asked, long buyer) {
        String text = request.headers().get(IDEMPOTENCY_KEY);
        if (text == null) {
            return KeyHash.random();
        }
        Request key = loop.keys().of(asked.keySpace(), buyer, text);
        if (key == null) {
            throw new BadRequest(
                    EdgeCode.BAD_KEY,
                    "Make the header Idempotency-Key of 1 to " + KeyHash.MAX_KEY_LENGTH + " visible ASCII characters.");
        }
        return key;
    }

    boolean hasKey() {
        return request.headers().contains(IDEMPOTENCY_KEY);
    }

    /** Checks that the query has only parameters that the route knows, as often as it may have them. */
    void checkParameters() {
        Parameters.check(request.query(), route());
    }

    /** A copy of the body as it came; empty where there is none. */
    byte[] bodyBytes() {
        return body == null ? new byte[0] : body.getBytes();
    }

    /** The values of a parameter that may repeat, decoded. */
    List<String> parameters(String name) {
        return Parameters.findAll(request.query(), name);
    }

    /** A parameter of the query, decoded, or null. */
    @Nullable
    String parameter(String name) {
        return Parameters.find(request.query(), name);
    }

    /** The position that the answer must have seen: the parameter {@code position}, or 0. */
    long atPosition() {
        String text = parameter("position");
        if (text == null) {
            return 0;
        }
        long position = Numbers.parse(text);
        if (position < 0) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give position as a whole number: that of a command's answer.");
        }
        return position;
    }

    /** Says where the thing is that was made; before the answer is given. */
    void location(String prefix, long number) {
        made = prefix + number;
        if (!isOver()) {
            response().putHeader(HttpHeaders.LOCATION, prefix + number);
        }
    }

    /** Answers with JSON that has seen the event with a number. */
    void answer(int status, long position, JsonWriter json) {
        if (status < 300) {
            note(" event " + position);
        }
        if (isOver()) {
            return;
        }
        response().putHeader(DRUMROLL_POSITION, Long.toString(position));
        send(status, JSON, json.toBuffer());
    }

    /** Answers with what is written already, and has seen the event with a number. */
    void answerBytes(long position, CharSequence contentType, byte[] bytes) {
        if (!isOver()) {
            response().putHeader(DRUMROLL_POSITION, Long.toString(position));
            send(200, contentType, Buffer.buffer(bytes));
        }
    }

    /** Says where a list goes on, in the answer and in its header Link; before the answer is given. */
    void nextPage(JsonWriter json, String address, long next, int limit) {
        nextPage(json, address, "", next, limit);
    }

    /** The same for a list of some things only, as more of its query says: each part with an ampersand before it. */
    void nextPage(JsonWriter json, String address, String more, long next, int limit) {
        String cursor = Cursors.write(next);
        json.field("next", cursor);
        if (!isOver()) {
            response()
                    .putHeader(
                            LINK, "<" + address + "?cursor=" + cursor + "&limit=" + limit + more + ">; rel=\"next\"");
        }
    }

    /** The same for a list whose cursor is its own, with whatever else was asked for. */
    void nextPage(JsonWriter json, String cursor, int limit) {
        json.field("next", cursor);
        String others = Parameters.without(request.query(), List.of("cursor", "limit"));
        nextLink(
                request.path() + "?" + others + (others.isEmpty() ? "" : "&") + "cursor=" + cursor + "&limit=" + limit);
    }

    /** Says which event the answer has seen, of answers that are written by others; before the answer is given. */
    void position(long position) {
        if (!isOver()) {
            response().putHeader(DRUMROLL_POSITION, Long.toString(position));
        }
    }

    /** Says in the header Link where a list goes on, by its whole address; before the answer is given. */
    void nextLink(String address) {
        if (!isOver()) {
            response().putHeader(LINK, "<" + address + ">; rel=\"next\"");
        }
    }

    /** Answers with a body that nobody may keep. */
    void send(int status, CharSequence contentType, Buffer content) {
        if (status < 300) {
            note("");
        }
        if (isOver()) {
            return;
        }
        response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (request.method().equals(HttpMethod.GET)) {
            response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE); // nobody keeps answers to other methods anyway
        }
        end(status, content);
    }

    /** Answers that it is done, with nothing more to say. */
    void done() {
        note("");
        end(204, Buffer.buffer());
    }

    /** Sends a browser elsewhere, to ask for it with GET. */
    void redirect(String address) {
        if (!isOver()) {
            response().putHeader(HttpHeaders.LOCATION, address).putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
            end(303, Buffer.buffer());
        }
    }

    /** Ends the answer; its headers are set. */
    void end(int status, Buffer content) {
        if (status < 300) {
            note("");
        }
        if (isOver()) {
            return;
        }
        if (status < 300) {
            requireClear();
        }
        HttpServerResponse response = response().setStatusCode(status);
        Future<Void> sent;
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
            sent = response.end();
        } else {
            sent = response.end(content);
        }
        if (closing) {
            sent.onComplete(_ -> request.connection().close());
        }
        finish(status);
    }

    /** Whether the answer was given, or the caller went away, and then counts the request. */
    boolean isOver() {
        if (!done && response().closed()) {
            abandon();
        }
        return done;
    }

    /** The caller went away. */
    void abandon() {
        if (!done) {
            finish(0);
        }
    }

    /** The answer was given by other means. */
    void finish(int status) {
        done = true;
        metrics.onFinish(route, status, System.nanoTime() - startNs);
    }

    /** Closes the connection behind the answer. */
    void closeAfterwards() {
        closing = true;
        response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    /** Runs a step; whatever it throws becomes the answer. */
    void guarded(Runnable step) {
        try {
            step.run();
        } catch (BadRequest bad) {
            Rejection rejection = bad.rejection();
            if (rejection != null) {
                Problems.rejection(this, rejection, -1);
            } else {
                Problems.refusal(this, bad.code(), bad.detail(), bad.pointer());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "could not answer " + request.method() + " " + request.path(), e);
            refuse(EdgeCode.INTERNAL, "Try again; the server's log says what happened.");
        }
    }

    /** The engine refused. A changed price says in which currency the festival's part of the new quote is. */
    void reject(Rejection rejection, long position) {
        if (rejection instanceof Rejection.PriceChanged changed) {
            DealNames.Wanted deals = new DealNames.Wanted().quote(changed.quote());
            loop.currencies()
                    .withFestival(
                            this,
                            festival -> loop.dealNames()
                                    .with(
                                            this,
                                            deals,
                                            names -> Problems.priceChanged(this, changed, position, festival, names)));
        } else {
            Problems.rejection(this, rejection, position);
        }
    }

    /** The edge refuses. */
    void refuse(EdgeCode code, String detail) {
        Problems.refusal(this, code, detail, null);
    }

    void refuseMethod(String allow) {
        response().putHeader(HttpHeaders.ALLOW, allow);
        refuse(EdgeCode.WRONG_METHOD, "Use one of " + allow + " here.");
    }

    /** There is no answer of the festival. */
    void fail(Failure failure, boolean read) {
        metrics.onFailure(failure);
        if (failure == Failure.TIMED_OUT && !read) {
            note(" (no answer)");
        }
        Problems.failure(this, failure, read);
    }

    @Nullable
    Route routeIfFound() {
        return route;
    }

    private static boolean isJson(String type) {
        int end = type.indexOf(';');
        String media = end < 0 ? type : type.substring(0, end);
        return media.equals("application/json")
                || media.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
