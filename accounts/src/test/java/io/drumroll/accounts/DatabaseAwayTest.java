package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.testdb.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What people meet while the database is away, and after. */
class DatabaseAwayTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void saysThatItCantTellAndKnowsEverybodyAgainAfterwards() {
        try (PostgresServer server = PostgresServer.create();
                TestAccounts test = TestAccounts.open(DatabaseAddress.of(server.newDatabase()), folder)) {
            SignUp.Done alice = test.signUp("alice");
            SignUp.Done bob = test.signUp("bob");
            assertThat(test.find(alice.session())).isPresent();
            server.stop();

            assertThat(test.find(alice.session()))
                    .as("asked for a short while ago")
                    .isPresent();
            CompletionStage<Optional<Identity>> unknown =
                    test.accounts.identities().find(TestAccounts.cookie(bob.session()));
            assertThatThrownBy(() -> unknown.toCompletableFuture().join())
                    .hasCauseInstanceOf(DatabaseUnavailableException.class);
            for (int i = 0; i < 2 * SignInBrakes.BURST_OF_NAME_AND_ADDRESS; i++) {
                assertThatThrownBy(() -> test.signIn("alice", TestAccounts.PASSWORD))
                        .as("not counted as a try")
                        .isInstanceOf(DatabaseUnavailableException.class);
            }
            assertThatThrownBy(() -> test.signUp("carol")).isInstanceOf(DatabaseUnavailableException.class);

            server.start();
            awaitBack(test, TestAccounts.cookie(bob.session()));
            assertThat(test.signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Done.class);
            test.signUp("carol");
            test.pass(1, TimeUnit.MINUTES);
            assertThat(test.find(alice.session())).isPresent();
        }
    }

    /** The connections are tried anew every few seconds. */
    private static void awaitBack(TestAccounts test, Credential credential) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                assertThat(test.find(credential)).isPresent();
                return;
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(DatabaseUnavailableException.class);
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadlineNs);
            }
        }
    }
}
