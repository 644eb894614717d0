package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.ErasePart;
import io.drumroll.accounts.ExportPart;
import io.drumroll.accounts.OidcProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People's accounts, and what belongs to them.
 *
 * @param accounts started, or starting when the database comes.
 * @param provider where else people may sign in, or null for nowhere.
 * @param exports what other parts know of a buyer, for the archive of all that is known of a person.
 * @param erasures what other parts take out of a buyer's when the account is deleted.
 */
public record AccountParts(
        Accounts accounts, @Nullable OidcProvider provider, List<ExportPart> exports, List<ErasePart> erasures) {
    /** With copies of the lists. */
    public AccountParts {
        exports = List.copyOf(exports);
        erasures = List.copyOf(erasures);
    }

    /** Accounts alone. */
    public static AccountParts of(Accounts accounts) {
        return new AccountParts(accounts, null, List.of(), List.of());
    }

    /** The same with a provider to sign in at, or with null without one. */
    public AccountParts withProvider(@Nullable OidcProvider given) {
        return new AccountParts(accounts, given, exports, erasures);
    }

    /** The same with more for the archive. */
    public AccountParts withExports(List<ExportPart> given) {
        return new AccountParts(accounts, provider, given, erasures);
    }

    /** The same with more to take out. */
    public AccountParts withErasures(List<ErasePart> given) {
        return new AccountParts(accounts, provider, exports, given);
    }
}
