package io.drumroll.edge;

import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Scope;
import io.drumroll.engine.message.Rejection;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;

/**
 * Holds callers against what their route's {@link Access} says. {@link #admit} decides what can be decided from the path;
 * the rest is decided by a handler that knows the owner, through the other methods. Each either clears the exchange, without
 * which nothing is submitted and nothing answered, or throws the refusal.
 */
final class Rights {
    private static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("www-authenticate");
    private static final String REALM = "Bearer realm=\"drumroll\"";

    private Rights() {}

    /** Decides before the body is read what can be decided then. */
    static void admit(Exchange exchange) {
        Caller caller = exchange.caller();
        Access access = exchange.route().access();
        if (caller.isStranger() && !access.isForStrangers()) {
            throw strange(exchange);
        }
        switch (access) {
            case EVERYBODY -> exchange.clear();
            case BUYER_IF_NAMED -> {} // by namedBuyer
            case SIGNED_IN -> {
                need(exchange, Scope.ORDER);
                exchange.clear();
            }
            case BROWSER -> browser(exchange);
            case BUYER_OF_PATH, BUYER_OR_LOOKING_OPERATOR -> buyer(exchange, exchange.pathNumber());
            // by buyer and ownsOrder
            case BUYER_OF_BODY, BUYER_OF_ORDER, ORDER_OR_LOOKING_OPERATOR -> need(exchange, Scope.ORDER);
            case ORDER_OR_OPERATOR -> {
                if (!caller.isOperator() || !caller.has(Scope.OPERATE)) {
                    need(exchange, Scope.ORDER);
                }
            }
            case MERCHANT_OF_PATH -> merchant(exchange, exchange.pathSmallNumber());
            case MERCHANT, MERCHANT_OF_BODY, MERCHANT_OF_SKU, MERCHANT_OF_DEAL -> anyMerchant(exchange);
            case OPERATOR -> staff(exchange, caller.isOperator());
            case OPERATOR_OR_ANALYST -> staff(exchange, caller.isOperator() || caller.isAnalyst());
        }
    }

    /** A token can be stolen without its person's noticing, so that some things take a session. */
    private static void browser(Exchange exchange) {
        Identity identity = exchange.caller().identity();
        if (identity == null || !identity.isBrowser()) {
            throw notAllowed(exchange);
        }
        exchange.clear();
    }

    /** The request is for this buyer. */
    static void buyer(Exchange exchange, long buyer) {
        need(exchange, Scope.ORDER);
        if (exchange.caller().isBuyer(buyer)) {
            exchange.clear();
        } else if (!looksAsOperator(exchange)) {
            throw notAllowed(exchange);
        }
    }

    /** Whether an operator looks at what is a buyer's: only in a browser, so that no program's token does it in bulk. */
    private static boolean looksAsOperator(Exchange exchange) {
        Access access = exchange.route().access();
        Identity identity = exchange.caller().identity();
        boolean isOpen = access == Access.BUYER_OR_LOOKING_OPERATOR || access == Access.ORDER_OR_LOOKING_OPERATOR;
        return isOpen && identity != null && identity.isBrowser() && passesAsOperator(exchange);
    }

    /** Whether an operator does what is a buyer's to do, for which the request says why. */
    private static boolean actsAsOperator(Exchange exchange) {
        if (exchange.route().access() != Access.ORDER_OR_OPERATOR || !passesAsOperator(exchange)) {
            return false;
        }
        exchange.readReason();
        if (exchange.reason().isEmpty()) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE, "Say why, in the header Drumroll-Reason: the order is somebody else's.");
        }
        return true;
    }

    /** The request is for this buyer, or with 0 for nobody in particular. */
    static void namedBuyer(Exchange exchange, long buyer) {
        if (buyer == 0) {
            exchange.clear();
        } else if (exchange.caller().isStranger()) {
            throw strange(exchange);
        } else {
            buyer(exchange, buyer);
        }
    }

    /**
     * Whether an order is the caller's; otherwise answers as the engine does when there is no such order, so that nobody
     * learns which there are.
     *
     * @param position where the order was read, which is part of such an answer.
     */
    static boolean ownsOrder(Exchange exchange, long position, long order, long buyer) {
        if (exchange.caller().isBuyer(buyer)) {
            exchange.clear();
            return true;
        }
        if (looksAsOperator(exchange) || actsAsOperator(exchange)) {
            exchange.readReason();
            return true;
        }
        exchange.reject(new Rejection.UnknownOrder(order), position);
        return false;
    }

    /** The request is on this shop. */
    static void merchant(Exchange exchange, int shop) {
        if (passesAsOperator(exchange)) {
            return;
        }
        asMerchant(exchange, exchange.caller().runs(shop));
        exchange.clear();
    }

    /** Whether the caller may do with every shop what the request is for. */
    static boolean passesAsOperator(Exchange exchange) {
        Caller caller = exchange.caller();
        if (caller.isOperator() && caller.has(needed(exchange, Scope.OPERATE))) {
            exchange.actAsOperator();
            exchange.clear();
            return true;
        }
        return false;
    }

    /** Whether figures of this shop may be part of the answer. */
    static boolean maySeeBalance(Caller caller, int shop) {
        return caller.has(Scope.READ) && (caller.isOperator() || caller.runs(shop));
    }

    /** Operators may whatever the shop; of a merchant the handler finds out whether the shop is theirs. */
    private static void anyMerchant(Exchange exchange) {
        if (!passesAsOperator(exchange)) {
            asMerchant(exchange, exchange.caller().isMerchant());
        }
    }

    /** Of somebody who does not pass as an operator: a merchant who may, or a refusal that says what is missing. */
    private static void asMerchant(Exchange exchange, boolean isTheirs) {
        if (!isTheirs && !exchange.caller().isOperator()) {
            throw notAllowed(exchange);
        }
        need(exchange, isTheirs ? Scope.SHOP : Scope.OPERATE);
    }

    private static void staff(Exchange exchange, boolean isAllowed) {
        if (!isAllowed) {
            throw notAllowed(exchange);
        }
        need(exchange, Scope.OPERATE);
        if (exchange.caller().isOperator()) {
            exchange.actAsOperator();
        }
        exchange.clear();
    }

    /** Reading takes one scope whatever is read; for changes the route's own. */
    private static Scope needed(Exchange exchange, Scope forChange) {
        return exchange.route().changes() ? forChange : Scope.READ;
    }

    private static void need(Exchange exchange, Scope forChange) {
        Scope scope = needed(exchange, forChange);
        if (!exchange.caller().has(scope)) {
            String word = scope.name().toLowerCase(Locale.ROOT);
            challenge(exchange, ", error=\"insufficient_scope\", scope=\"" + word + "\"");
            throw new BadRequest(
                    EdgeCode.SCOPE_MISSING, "Use a token that has the scope " + word + "; this one has it not.");
        }
    }

    /** Name and password are not somebody's; which of the two is wrong is not said. */
    static BadRequest wrongPassword(Exchange exchange) {
        challenge(exchange, "");
        return new BadRequest(
                EdgeCode.WRONG_PASSWORD, "Nothing was done. Check how name and password are written, and try again.");
    }

    /** Nobody is signed in. */
    private static BadRequest strange(Exchange exchange) {
        challenge(exchange, "");
        return new BadRequest(
                EdgeCode.NOT_SIGNED_IN,
                "Sign in, or send a token in the header Authorization: Bearer. Only "
                        + exchange.route().access().who() + " may do this.");
    }

    /** The credential is nobody's. */
    static BadRequest forged(Exchange exchange) {
        challenge(exchange, ", error=\"invalid_token\"");
        return new BadRequest(
                EdgeCode.BAD_CREDENTIAL, "It is unknown, expired or ended. Sign in again, or use another.");
    }

    private static BadRequest notAllowed(Exchange exchange) {
        return new BadRequest(
                EdgeCode.NOT_ALLOWED, "Only " + exchange.route().access().who() + " may do this.");
    }

    /** Says how to sign in (RFC 6750, section 3). */
    private static void challenge(Exchange exchange, String more) {
        if (!exchange.isOver()) {
            exchange.response().putHeader(WWW_AUTHENTICATE, REALM + more);
        }
    }
}
