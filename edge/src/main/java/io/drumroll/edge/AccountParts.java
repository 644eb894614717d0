package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
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
 */
public record AccountParts(Accounts accounts, @Nullable OidcProvider provider, List<ExportPart> exports) {
    /** With a copy of the list. */
    public AccountParts {
        exports = List.copyOf(exports);
    }

    /** Accounts alone. */
    public static AccountParts of(Accounts accounts) {
        return new AccountParts(accounts, null, List.of());
    }

    /** The same with a provider to sign in at, or with null without one. */
    public AccountParts withProvider(@Nullable OidcProvider given) {
        return new AccountParts(accounts, given, exports);
    }

    /** The same with more for the archive. */
    public AccountParts withExports(List<ExportPart> given) {
        return new AccountParts(accounts, provider, given);
    }
}
