package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void takesPostgresqlAndKeepsThePasswordToItself() {
        DatabaseAddress address = DatabaseAddress.of("jdbc:postgresql://db/drumroll?user=a&password=secret");
        assertThat(address.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(address).hasToString("jdbc:postgresql://db/drumroll");
    }

    @Test
    void hasAPlaceInTheDataFolder() {
        assertThat(DatabaseAddress.embedded(Path.of("data")).toString()).endsWith("data/database/drumroll");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql:",
                "postgres://db/drumroll",
                "jdbc:mysql://db/x",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT"
            })
    void refusesWhatIsNoPostgresql(String address) {
        assertThatThrownBy(() -> DatabaseAddress.of(address))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1");
    }
}
