package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Credential.BearerToken;
import io.drumroll.accounts.FirstOperator;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import io.drumroll.accounts.Tokens;
import io.drumroll.accounts.Tokens.Creation;
import io.drumroll.database.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * A token in the data folder, which only the folder's owner can read: with it the programs of this machine (load, import,
 * scripts) act as an operator. It is an ordinary token, which that operator sees in the list of tokens and can end.
 */
final class OperatorToken {
    private static final String NAME = "programs of this machine";
    private static final int LOOKED_THROUGH = 100;

    private final Path file;
    private final Accounts accounts;

    private OperatorToken(Path file, Accounts accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    static OperatorToken in(Path dataDir, Accounts accounts) {
        return new OperatorToken(dataDir.resolve("keys").resolve("operator-token"), accounts);
    }

    Path file() {
        return file;
    }

    /**
     * The token of the file; a new one when there is none, or it ended or expired.
     *
     * @param first the operator who was made just now.
     * @return empty when there is no operator among the first people.
     * @throws DatabaseException when the database can't tell.
     */
    Optional<String> ensure(Optional<FirstOperator> first) {
        try {
            if (Files.exists(file)) {
                String known = Files.readString(file, StandardCharsets.US_ASCII).strip();
                if (isOperators(known)) {
                    return Optional.of(known);
                }
            }
            Optional<Long> person = first.map(FirstOperator::person).or(this::anyOperator);
            return person.isEmpty() ? Optional.empty() : Optional.of(make(person.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's token can't be kept in " + file, e);
        }
    }

    private boolean isOperators(String token) {
        try {
            Optional<Identity> identity = accounts.identities()
                    .find(new BearerToken(token))
                    .toCompletableFuture()
                    .join();
            return identity.isPresent() && identity.get().roles().contains(Role.OPERATOR);
        } catch (CompletionException e) {
            throw e.getCause() instanceof DatabaseException known ? known : e;
        }
    }

    private Optional<Long> anyOperator() {
        return accounts.people().list(0, LOOKED_THROUGH).stream()
                .filter(person -> person.roles().contains(Role.OPERATOR))
                .map(Person::id)
                .findFirst();
    }

    private String make(long person) throws IOException {
        Creation creation = accounts.tokens().create(person, NAME, EnumSet.allOf(Scope.class), Tokens.MAX_LIFETIME_MS);
        if (!(creation instanceof Creation.Created created)) {
            throw new IllegalStateException("operator " + person + " gets no token for the programs of this machine ("
                    + creation + "): end some tokens");
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, created.token().text() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return created.token().text();
    }
}
