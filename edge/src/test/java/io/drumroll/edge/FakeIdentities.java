package io.drumroll.edge;

import io.drumroll.accounts.Credential;
import io.drumroll.accounts.Identities;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import io.drumroll.database.DatabaseUnavailableException;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Knows some people by name: a token or session is the person's name, and a session's begins with 'web-'. */
final class FakeIdentities implements Identities {
    /** The token of an operator's program that acts for any buyer. */
    static final String LOAD = "load";

    private static final Set<Scope> ALL = EnumSet.complementOf(EnumSet.of(Scope.ACT_FOR_BUYERS));

    /** Everybody by name, with their stages. */
    private final Map<String, CompletionStage<Optional<Identity>>> known = new ConcurrentHashMap<>();

    private final Queue<CompletableFuture<Optional<Identity>>> asked = new ArrayDeque<>();
    private volatile boolean isAway;
    private volatile boolean isSlow;

    FakeIdentities() {
        know(LOAD, 1, 1, EnumSet.allOf(Scope.class), Set.of(), Role.OPERATOR);
        know("operator", 2, 2, ALL, Set.of(), Role.OPERATOR);
        know("reading-operator", 2, 2, Set.of(Scope.READ), Set.of(), Role.OPERATOR);
        know("analyst", 3, 3, ALL, Set.of(), Role.ANALYST);
        know("courier", 4, 4, ALL, Set.of(), Role.COURIER);
        know("merchant-1", 11, 11, ALL, Set.of(1), Role.MERCHANT);
        know("merchant-2", 12, 12, ALL, Set.of(2), Role.MERCHANT);
        know("reading-merchant-1", 11, 11, Set.of(Scope.READ), Set.of(1), Role.MERCHANT);
        know("buyer-7", 107, 7, ALL, Set.of());
        know("buyer-8", 108, 8, ALL, Set.of());
        know("reading-buyer-7", 107, 7, Set.of(Scope.READ), Set.of());
        // What nobody should have been given does not help them.
        know("buyer-8-who-acts", 108, 8, EnumSet.allOf(Scope.class), Set.of());
        know("web-operator", 2, 2, EnumSet.allOf(Scope.class), Set.of(), Role.OPERATOR);
        know("web-buyer-7", 107, 7, ALL, Set.of());
    }

    private void know(String name, long person, long buyer, Set<Scope> scopes, Set<Integer> shops, Role... more) {
        EnumSet<Role> roles = EnumSet.of(Role.BUYER, more);
        Identity identity = new Identity(person, buyer, roles, shops, scopes, name.startsWith("web-"));
        known.put(name, CompletableFuture.completedStage(Optional.of(identity)));
    }

    /** Everybody who is known. */
    Set<String> names() {
        return Set.copyOf(known.keySet());
    }

    /** From now on nobody can tell, or everybody again. */
    void beAway(boolean on) {
        isAway = on;
    }

    /** From now on answers wait for {@link #answerAll}. */
    void beSlow() {
        isSlow = true;
    }

    /** From now on answers come at once. */
    void beQuick() {
        isSlow = false;
    }

    /** How many questions wait. */
    synchronized int waiting() {
        return asked.size();
    }

    /** Answers all questions that wait: a person. */
    synchronized void answerAll(String name) {
        Optional<Identity> identity = known(name).toCompletableFuture().join();
        asked.forEach(future -> future.complete(identity));
        asked.clear();
    }

    @Override
    public CompletionStage<Optional<Identity>> find(Credential credential) {
        if (isAway) {
            return CompletableFuture.failedStage(new DatabaseUnavailableException(new IllegalStateException("away")));
        }
        if (isSlow) {
            CompletableFuture<Optional<Identity>> later = new CompletableFuture<>();
            synchronized (this) {
                asked.add(later);
            }
            return later;
        }
        boolean isSession = credential instanceof Credential.SessionCookie;
        return credential.text().startsWith("web-") == isSession ? known(credential.text()) : nobody();
    }

    private CompletionStage<Optional<Identity>> known(String name) {
        CompletionStage<Optional<Identity>> found = known.get(name);
        return found == null ? nobody() : found;
    }

    private static CompletionStage<Optional<Identity>> nobody() {
        return CompletableFuture.completedStage(Optional.empty());
    }
}
