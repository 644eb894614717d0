package io.drumroll.accounts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that are under way at a provider. Bounded, and for each address, too: whoever begins more of them than that puts an
 * end to the oldest of their own address, and so to nobody else's. Safe for use by many threads.
 */
final class OidcFlows {
    /** How many are kept, some 500 bytes each; one more ends the oldest. */
    static final int MAX_FLOWS = 10_000;
    /** How many of them may be of one address, behind which a whole office may be. */
    static final int MAX_PER_ADDRESS = 100;

    private final long maxAgeMs;
    private final LongSupplier clock;
    /** By the hash of the cookie, the oldest first. */
    private final LinkedHashMap<String, Kept> flows = new LinkedHashMap<>();
    /** Hashes of cookies by address, the oldest first. */
    private final Map<String, Deque<String>> byAddress = new HashMap<>();

    /** A sign-in under way. */
    record Flow(String state, String nonce, String verifier) {}

    private record Kept(Flow flow, String address, long beganMs) {}

    /**
     * None yet.
     *
     * @param maxAgeMs for how long one is kept.
     * @param clock ms of the epoch.
     */
    OidcFlows(long maxAgeMs, LongSupplier clock) {
        this.maxAgeMs = maxAgeMs;
        this.clock = clock;
    }

    /** Keeps one that begins now. */
    synchronized void add(String cookieHash, Flow flow, String address) {
        long nowMs = clock.getAsLong();
        dropExpired(nowMs);
        Deque<String> ofAddress = byAddress.get(address);
        if (ofAddress != null && ofAddress.size() >= MAX_PER_ADDRESS) {
            remove(ofAddress.getFirst());
        } else if (flows.size() >= MAX_FLOWS) {
            remove(flows.firstEntry().getKey());
        }
        byAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(cookieHash);
        flows.put(cookieHash, new Kept(flow, address, nowMs));
    }

    /** Takes one out, which was begun lately and not taken yet; null where there is none. */
    synchronized @Nullable Flow take(String cookieHash) {
        dropExpired(clock.getAsLong());
        return remove(cookieHash);
    }

    private void dropExpired(long nowMs) {
        Map.Entry<String, Kept> oldest = flows.firstEntry();
        while (oldest != null && nowMs - oldest.getValue().beganMs() >= maxAgeMs) {
            remove(oldest.getKey());
            oldest = flows.firstEntry();
        }
    }

    private @Nullable Flow remove(String cookieHash) {
        Kept kept = flows.remove(cookieHash);
        if (kept == null) {
            return null;
        }
        byAddress.computeIfPresent(kept.address(), (_, ofAddress) -> {
            ofAddress.remove(cookieHash);
            return ofAddress.isEmpty() ? null : ofAddress;
        });
        return kept.flow();
    }
}
