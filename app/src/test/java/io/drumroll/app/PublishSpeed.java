package io.drumroll.app;

import io.drumroll.catalog.BulkApproval;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.transfer.Format;
import io.drumroll.catalog.transfer.ImportOrder;
import io.drumroll.catalog.transfer.ImportRun;
import io.drumroll.catalog.transfer.Imports;
import io.drumroll.edge.ProductParts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures how fast products with two variants each are published through a real node into an embedded H2, as an
 * installation has it but for the log, which is not forced to disk: the number of products, then an empty folder to use.
 */
public final class PublishSpeed {
    private static final int SHOP = 1;
    private static final int AT_ONCE = 5_000;

    private PublishSpeed() {}

    /** Imports, approves all, and says how long each took. */
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        Path dir = Files.createDirectories(Path.of(args[1]));
        Path file = dir.resolve("products.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.append(CatalogueWalkTest.product("pot-" + i, 1_900)).append('\n');
            }
        }
        try (ServedCatalogue served = new ServedCatalogue(dir.resolve("data"))) {
            CatalogueWalkTest.addCategory(served);
            ProductParts parts = served.catalogue().parts();
            long beganNs = System.nanoTime();
            importAll(parts.imports(), file);
            say("imported", count, beganNs);
            beganNs = System.nanoTime();
            int published = publishAll(parts.products());
            say("published", published, beganNs);
        }
    }

    private static void importAll(Imports imports, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (imports.receive(in) instanceof Result.Done<String>(String hash)
                    && imports.begin(new ImportOrder(SHOP, hash, Format.JSON_LINES, false, true))
                            instanceof Result.Done<ImportRun>(ImportRun begun)) {
                while (imports.byId(begun.id()).orElseThrow().state() == ImportRun.State.RUNNING) {
                    imports.run(begun.id(), _ -> {});
                }
                return;
            }
        }
        throw new IllegalStateException("the import was refused");
    }

    private static int publishAll(Products products) {
        int published = 0;
        BulkApproval approval;
        do {
            approval = products.approveAll(SHOP, AT_ONCE, _ -> {});
            published += approval.published();
        } while (approval.isMore());
        return published;
    }

    private static void say(String what, int count, long beganNs) {
        double seconds = (System.nanoTime() - beganNs) / 1e9;
        System.out.printf("%s: %d products in %.1f s, %.0f/s%n", what, count, seconds, count / seconds);
    }
}
