package io.drumroll.catalog.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Variant;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes a shop's products so that {@link Imports} read equal ones. Any thread may call; it waits for the database. */
public final class Exports {
    /** The most languages of a CSV file, the first by their tags; JSON Lines has all. */
    public static final int MAX_CSV_LANGUAGES =
            (CsvSource.MAX_COLUMNS - CsvColumns.PRODUCT.size() - CsvColumns.VARIANT.size()) / 2;

    private static final int PAGE = 500;

    private final Products products;

    /** Exports of these products. */
    public Exports(Products products) {
        this.products = products;
    }

    /**
     * Writes all of a shop's products but those that were withdrawn, by code, as they are and not as they are proposed to
     * be; does not close the stream.
     *
     * @throws IOException when the stream can't be written.
     */
    public void write(int shop, Format format, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (format) {
            case CSV -> writeCsv(shop, text);
            case JSON_LINES ->
                eachProduct(
                        shop,
                        product -> text.append(ContentWriter.product(product)).append('\n'));
        }
        text.flush();
    }

    private void writeCsv(int shop, Writer text) throws IOException {
        SortedSet<String> languages = new TreeSet<>();
        eachProduct(shop, product -> languages.addAll(product.texts().keySet()));
        List<String> columns = languages.stream().limit(MAX_CSV_LANGUAGES).toList();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        List<String> head = new ArrayList<>(CsvColumns.PRODUCT);
        head.addAll(CsvColumns.VARIANT);
        for (String language : columns) {
            head.add(CsvColumns.TITLE + language);
            head.add(CsvColumns.DESCRIPTION + language);
        }
        csv.writeRecord(head);
        eachProduct(shop, product -> writeLines(csv, product, columns));
        csv.flush();
    }

    private static void writeLines(CsvWriter csv, ProductContent product, List<String> languages) {
        boolean isFirst = true;
        for (Variant variant : product.variants()) {
            List<String> cells = new ArrayList<>();
            cells.add(product.code());
            cells.addAll(isFirst ? productCells(product) : empty(CsvColumns.PRODUCT.size() - 1));
            cells.add(variant.code());
            cells.add(CsvCells.guarded(CsvCells.pairs(variant.options())));
            cells.add(Long.toString(variant.priceMinor()));
            cells.add(variant.currency());
            cells.add(Long.toString(variant.stock()));
            cells.add(Integer.toString(variant.limitPerBuyer()));
            cells.addAll(isFirst ? texts(product, languages) : empty(2 * languages.size()));
            csv.writeRecord(cells);
            isFirst = false;
        }
    }

    private static List<String> productCells(ProductContent product) {
        return List.of(
                product.category(),
                CsvCells.guarded(product.brand()),
                product.origin(),
                product.tariffCode(),
                Long.toString(product.launchMs()),
                String.join(" ", product.images()),
                CsvCells.guarded(CsvCells.pairs(product.attributes())));
    }

    private static List<String> texts(ProductContent product, List<String> languages) {
        List<String> cells = new ArrayList<>();
        for (String language : languages) {
            ProductText text = product.texts().getOrDefault(language, new ProductText("", ""));
            cells.add(CsvCells.guarded(text.title()));
            cells.add(CsvCells.guarded(text.description()));
        }
        return cells;
    }

    private static List<String> empty(int cells) {
        return Collections.nCopies(cells, "");
    }

    private void eachProduct(int shop, ProductWriter writer) throws IOException {
        String after = "";
        while (true) {
            List<Product> page = products.ofShop(shop, after, PAGE);
            for (Product product : page) {
                if (product.state() != ProductState.WITHDRAWN) {
                    writer.write(product.content());
                }
            }
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().content().code();
        }
    }

    /** What is done with each product. */
    @FunctionalInterface
    private interface ProductWriter {
        void write(ProductContent product) throws IOException;
    }
}
