package io.drumroll.accounts;

import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class that runs on each kind of database, each test on a new one. */
@ParameterizedClass
@MethodSource("databases")
abstract class EachDatabase {
    @Parameter
    TestDatabase kind = TestDatabase.H2;

    @TempDir
    Path folder = Path.of("");

    private @Nullable TestAccounts opened;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        opened = TestAccounts.open(kind, folder);
    }

    @AfterEach
    void close() {
        test().close();
    }

    TestAccounts test() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    People people() {
        return test().accounts.people();
    }

    Sessions sessions() {
        return test().accounts.sessions();
    }

    Tokens tokens() {
        return test().accounts.tokens();
    }

    Roles roles() {
        return test().accounts.roles();
    }

    FirstOperator operator() {
        return test().first.orElseThrow();
    }
}
