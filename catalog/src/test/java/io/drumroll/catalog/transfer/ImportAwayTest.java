package io.drumroll.catalog.transfer;

import static io.drumroll.catalog.Results.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Samples;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.Sql;
import io.drumroll.testdb.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away while a file is imported. */
class ImportAwayTest {
    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void goesOnWhenTheDatabaseIsBack(@TempDir Path folder) throws IOException {
        String file = IntStream.range(0, 1_800)
                .mapToObj(i -> ContentWriter.product(Samples.content("pot-" + i)))
                .collect(Collectors.joining("\n"));
        try (PostgresServer server = PostgresServer.create();
                Database database = Samples.open(DatabaseAddress.of(server.newDatabase()))) {
            Imports imports = new Imports(database, new Categories(database), folder, () -> 1_000);
            String hash = done(imports.receive(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
            ImportRun begun = done(imports.begin(new ImportOrder(7, hash, Format.JSON_LINES, false, true)));
            assertThatThrownBy(() -> imports.run(begun.id(), progress -> {
                        if (progress.productsDone() == 1_000) {
                            server.stop();
                        }
                    }))
                    .isInstanceOf(DatabaseUnavailableException.class);
            server.start();
            ImportRun ended = done(imports.run(begun.id(), _ -> {}));
            assertThat(ended.productsDone()).isEqualTo(1_800);
            assertThat(ended.created() + ended.unchanged()).isEqualTo(1_800);
            Optional<Integer> waiting = database.read(connection ->
                    Sql.first(connection, "SELECT count(*) FROM product WHERE step = 'REVIEW'", row -> row.getInt(1)));
            assertThat(waiting).contains(1_800);
        }
    }
}
