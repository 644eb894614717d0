package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.Samples;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures how fast products with two languages and two variants each are imported from JSON Lines into an embedded H2, as
 * an installation has it: the number of products, then the folder to use.
 */
public final class ImportSpeed {
    private ImportSpeed() {}

    /** Writes a file, imports it, imports it again, and says how long each took. */
    public static void main(String[] args) throws IOException {
        int products = Integer.parseInt(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        Path file = folder.resolve("products.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < products; i++) {
                out.append(ContentWriter.product(Samples.content("product-" + i)))
                        .append('\n');
            }
        }
        try (Database database = Samples.open(DatabaseAddress.embedded(folder))) {
            Imports imports = new Imports(
                    database, new Categories(database), folder.resolve("imports"), System::currentTimeMillis);
            for (String what : new String[] {"new", "again"}) {
                long startNs = System.nanoTime();
                ImportRun run = runOnce(imports, file);
                double seconds = (System.nanoTime() - startNs) / 1e9;
                System.out.printf(
                        "%s: %d products in %.1f s, %.0f/s: %s%n", what, products, seconds, products / seconds, run);
            }
        }
    }

    private static ImportRun runOnce(Imports imports, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (imports.receive(in) instanceof Result.Done<String>(String hash)
                    && imports.begin(new ImportOrder(1, hash, Format.JSON_LINES, false, true))
                            instanceof Result.Done<ImportRun>(ImportRun begun)
                    && imports.run(begun.id(), _ -> {}) instanceof Result.Done<ImportRun>(ImportRun ended)) {
                return ended;
            }
        }
        throw new IllegalStateException("the import was refused");
    }
}
