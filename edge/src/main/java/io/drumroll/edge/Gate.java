package io.drumroll.edge;

import io.drumroll.accounts.Credential;
import io.drumroll.accounts.Credential.SessionCookie;
import io.drumroll.accounts.Identities;
import io.drumroll.accounts.Identity;
import io.drumroll.database.DatabaseUnavailableException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who asks, counts it against their quotas and holds it against the {@link Controls}: the first step of every request but those for pages and health.
 * Where {@link Identities} knows at once, as it does on the busy routes, nothing waits and no thread is changed. Shared by
 * all event loops.
 */
final class Gate {
    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private final Identities identities;
    private final Controls controls;
    private final Quotas quotas;
    private final CrossSite crossSite;
    private final SessionCookies cookies;
    private final Set<InetAddress> proxies;

    Gate(Identities identities, EdgeOptions options, SessionCookies cookies, Controls controls) {
        this.identities = identities;
        this.controls = controls;
        this.quotas = new Quotas(options.limits());
        this.crossSite = new CrossSite(options.publicOrigin());
        this.cookies = cookies;
        this.proxies = options.trustedProxies();
    }

    /** Goes on with {@link EdgeLoop#proceed}, now or when it is known who asks, or refuses. */
    void admit(Exchange exchange) {
        if (!exchange.route().asksWho()) {
            exchange.loop().proceed(exchange);
            return;
        }
        Credential credential = cookies.credentialOf(exchange.request());
        if (exchange.route().signsIn() && crossSite.isForeign(exchange.request())) {
            throw foreign(); // nobody is to be signed in by another site as somebody else
        }
        if (credential instanceof SessionCookie && !crossSite.allows(exchange.request())) {
            if (exchange.route().access() != Access.EVERYBODY) {
                throw foreign();
            }
            credential = null; // another site may do here what strangers may, and not as this person
        }
        if (credential == null) {
            enter(exchange, Caller.STRANGER);
        } else if (quotas.hasNoForgers() || !quotas.refusesForger(exchange, addressOf(exchange))) {
            find(exchange, credential);
        }
    }

    private static BadRequest foreign() {
        return new BadRequest(
                EdgeCode.FOREIGN_ORIGIN,
                "Send it from this site's own pages, or with a token in the header Authorization: Bearer.");
    }

    private void find(Exchange exchange, Credential credential) {
        CompletionStage<Optional<Identity>> stage = identities.find(credential);
        CompletableFuture<Optional<Identity>> found = stage.toCompletableFuture();
        if (found.isDone()) {
            settle(exchange, found);
            return;
        }
        long address = addressOf(exchange); // a connection that broke off has none
        exchange.request().pause(); // a body that comes before its handler is there would be lost
        Handover later = new Handover() {
            @Override
            void arrive() {
                if (exchange.isOver()) { // nobody tells a handler that begins now, and it would wait for ever
                    countIfForged(found, address);
                    return;
                }
                exchange.guarded(() -> settle(exchange, found));
                exchange.request().resume();
            }
        };
        stage.whenComplete((_, _) -> exchange.loop().handOver(later));
    }

    private void countIfForged(CompletableFuture<Optional<Identity>> found, long address) {
        if (found.state() == CompletableFuture.State.SUCCESS
                && found.resultNow().isEmpty()) {
            quotas.onForged(address);
        }
    }

    private void settle(Exchange exchange, CompletableFuture<Optional<Identity>> found) {
        boolean isOpenToAll = exchange.route().access() == Access.EVERYBODY;
        if (found.state() != CompletableFuture.State.SUCCESS) {
            logUnexpected(found);
            if (isOpenToAll) {
                enter(exchange, Caller.STRANGER);
            } else {
                exchange.refuse(
                        EdgeCode.SIGN_IN_UNAVAILABLE, "Nothing was done. Nobody can tell now who you are; try again.");
            }
            return;
        }
        Optional<Identity> identity = found.resultNow();
        if (identity.isPresent()) {
            enter(exchange, new Caller(identity.get()));
            return;
        }
        quotas.onForged(addressOf(exchange));
        if (isOpenToAll) {
            enter(exchange, Caller.STRANGER); // a page of somebody whose session ended still shows what all may see
        } else {
            throw Rights.forged(exchange);
        }
    }

    private void enter(Exchange exchange, Caller caller) {
        exchange.caller(caller);
        boolean isWithin = caller.actsForBuyers() || quotas.take(exchange, caller, addressOf(exchange));
        if (isWithin && controls.admits(exchange, caller)) {
            exchange.loop().proceed(exchange);
        }
    }

    private long addressOf(Exchange exchange) {
        return Addresses.of(exchange.request(), proxies);
    }

    private static void logUnexpected(CompletableFuture<?> found) {
        Throwable thrown = found.state() == CompletableFuture.State.FAILED ? found.exceptionNow() : null;
        if (!(thrown instanceof DatabaseUnavailableException)) {
            LOG.log(System.Logger.Level.ERROR, "could not tell who asks", thrown);
        }
    }
}
