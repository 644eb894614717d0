package io.drumroll.app;

import io.drumroll.accounts.Credential;
import io.drumroll.accounts.Identities;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows one operator alone, by a token that is made anew at each start and kept nowhere. */
final class OneOperator implements Identities {
    private static final int TOKEN_BYTES = 32;

    private final String token = newToken();
    private final byte[] expected = token.getBytes(StandardCharsets.UTF_8);
    private final CompletionStage<Optional<Identity>> operator = CompletableFuture.completedStage(Optional.of(
            new Identity(1, 1, EnumSet.of(Role.BUYER, Role.OPERATOR), Set.of(), EnumSet.allOf(Scope.class), false)));
    private final CompletionStage<Optional<Identity>> nobody = CompletableFuture.completedStage(Optional.empty());

    /** What the operator shows. */
    String token() {
        return token;
    }

    @Override
    public CompletionStage<Optional<Identity>> find(Credential credential) {
        byte[] shown = credential.text().getBytes(StandardCharsets.UTF_8);
        return credential instanceof Credential.BearerToken && MessageDigest.isEqual(expected, shown)
                ? operator
                : nobody;
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
