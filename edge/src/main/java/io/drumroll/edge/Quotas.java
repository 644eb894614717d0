package io.drumroll.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drumroll.accounts.Identity;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/**
 * Counts requests by person and by address, and says how many are left (draft-ietf-httpapi-ratelimit-headers-10). Both maps
 * are bounded: whoever was forgotten begins with a full quota. Safe for use by many threads.
 */
final class Quotas {
    /** How many persons, and how many addresses, are counted at a time; some 300 bytes each. */
    static final int MAX_TRACKED = 100_000;

    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("ratelimit");
    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("ratelimit-policy");
    private static final String PERSON = "person";
    private static final String ADDRESS = "address";
    private static final String FORGED = "forged";
    private static final long SECOND_NS = 1_000_000_000;

    private final Quota persons;
    private final Quota addresses;
    private final Quota forgers;
    private final String strangersPolicy;
    private final String personsPolicy;

    Quotas(RequestLimits limits) {
        persons = new Quota(PERSON, limits.perPerson());
        addresses = new Quota(ADDRESS, limits.perAddress());
        forgers = new Quota(FORGED, limits.forgedPerAddress());
        strangersPolicy = addresses.policy();
        personsPolicy = persons.policy() + ", " + addresses.policy();
    }

    /**
     * Counts a request of a caller who is limited, and writes into the answer's headers how many are left.
     *
     * @param address see {@link Addresses}.
     * @return whether it may go on; otherwise it was answered.
     */
    boolean take(Exchange exchange, Caller caller, long address) {
        Bucket ofAddress = addresses.of(address);
        ConsumptionProbe byAddress = ofAddress.tryConsumeAndReturnRemaining(1);
        MultiMap headers = exchange.response().headers();
        Identity identity = caller.identity();
        headers.set(RATE_LIMIT_POLICY, identity == null ? strangersPolicy : personsPolicy);
        if (!byAddress.isConsumed()) {
            headers.set(RATE_LIMIT, left(ADDRESS, byAddress));
            refuse(exchange, ADDRESS, byAddress);
            return false;
        }
        if (identity == null) {
            headers.set(RATE_LIMIT, left(ADDRESS, byAddress));
            return true;
        }
        ConsumptionProbe byPerson = persons.of(identity.person()).tryConsumeAndReturnRemaining(1);
        headers.set(RATE_LIMIT, left(PERSON, byPerson) + ", " + left(ADDRESS, byAddress));
        if (!byPerson.isConsumed()) {
            ofAddress.addTokens(1);
            refuse(exchange, PERSON, byPerson);
            return false;
        }
        return true;
    }

    /** Counts a session or token that is nobody's. */
    void onForged(long address) {
        forgers.of(address).tryConsume(1);
    }

    /** Whether no address has shown a forged credential of late, so that none needs to be looked up. */
    boolean hasNoForgers() {
        return forgers.buckets.estimatedSize() == 0;
    }

    /** Whether an address showed so many forged credentials that no further one is looked up now; then it was answered. */
    boolean refusesForger(Exchange exchange, long address) {
        Bucket bucket = forgers.buckets.getIfPresent(address);
        if (bucket == null) {
            return false;
        }
        long waitNs = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (waitNs == 0) {
            return false;
        }
        MultiMap headers = exchange.response().headers();
        headers.set(RATE_LIMIT_POLICY, forgers.policy());
        headers.set(RATE_LIMIT, left(FORGED, 0, waitNs));
        Problems.overQuota(exchange, FORGED, seconds(waitNs));
        return true;
    }

    private static void refuse(Exchange exchange, String policy, ConsumptionProbe probe) {
        Problems.overQuota(exchange, policy, seconds(probe.getNanosToWaitForRefill()));
    }

    /** After a refusal the time is that until one more is taken, as in Retry-After; otherwise that until all are. */
    private static String left(String policy, ConsumptionProbe probe) {
        return left(
                policy,
                probe.getRemainingTokens(),
                probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
    }

    private static String left(String policy, long requests, long waitNs) {
        return "\"" + policy + "\";r=" + requests + ";t=" + seconds(waitNs);
    }

    private static long seconds(long ns) {
        return Math.max(1, Math.ceilDiv(ns, SECOND_NS));
    }

    /** One limit, and those who are counted by it. */
    private static final class Quota {
        /** What was left alone for this long is full again. */
        private static final Duration FORGOTTEN_AFTER = RequestLimits.WINDOW.plusSeconds(1);

        private final String name;
        private final int requests;
        private final Bandwidth bandwidth;
        private final Cache<Long, Bucket> buckets;

        Quota(String name, int requests) {
            this.name = name;
            this.requests = requests;
            this.bandwidth = Bandwidth.builder()
                    .capacity(requests)
                    .refillGreedy(requests, RequestLimits.WINDOW)
                    .build();
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MAX_TRACKED)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .executor(Runnable::run)
                    .build();
        }

        Bucket of(long key) {
            return buckets.get(
                    key,
                    _ -> Bucket.builder()
                            .withNanosecondPrecision()
                            .addLimit(bandwidth)
                            .build());
        }

        String policy() {
            return "\"" + name + "\";q=" + requests + ";w=" + RequestLimits.WINDOW.toSeconds();
        }
    }
}
