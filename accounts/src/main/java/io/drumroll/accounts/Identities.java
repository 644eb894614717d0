package io.drumroll.accounts;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tells who a caller is. Any thread may ask, event loops among them: it never waits. */
public interface Identities {
    /**
     * Whose a credential is.
     *
     * @return complete at once where it was asked for a short while ago; empty for one that is forged, expired or ended;
     *     failed with {@link io.drumroll.database.DatabaseUnavailableException} when nobody can tell.
     */
    CompletionStage<Optional<Identity>> find(Credential credential);
}
