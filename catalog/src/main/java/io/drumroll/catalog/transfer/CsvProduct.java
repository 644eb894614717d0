package io.drumroll.catalog.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.drumroll.catalog.Problems;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a product of its lines. */
final class CsvProduct {
    private final CsvColumns columns;
    private final List<CsvRecord> lines;
    private final Problems problems = new Problems();

    CsvProduct(CsvColumns columns, List<CsvRecord> lines) {
        this.columns = columns;
        this.lines = lines;
    }

    FileProduct read() {
        CsvRecord first = lines.getFirst();
        for (CsvRecord line : lines) {
            if (line.getFieldCount() != columns.count()) {
                problems.add(
                        "line " + line.getStartingLineNumber(),
                        "It has " + line.getFieldCount() + " columns and the first line has " + columns.count() + ".");
            }
        }
        if (!problems.isEmpty()) {
            return new FileProduct(first.getStartingLineNumber(), null, problems.list());
        }
        for (CsvRecord line : lines) {
            checkAlike(first, line);
        }
        List<Variant> variants = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            variants.add(variant("variants[" + i + "].", lines.get(i)));
        }
        ProductContent content = new ProductContent(
                cell(first, CsvColumns.CODE).strip(),
                cell(first, "category").strip(),
                cell(first, "brand"),
                cell(first, "origin").strip(),
                cell(first, "tariff_code").strip(),
                texts(first),
                CsvCells.readPairs("attributes", cell(first, "attributes"), problems),
                words(cell(first, "images")),
                number("launchMs", cell(first, "launch_ms")),
                variants);
        return new FileProduct(first.getStartingLineNumber(), content, problems.list());
    }

    private void checkAlike(CsvRecord first, CsvRecord line) {
        for (int place : columns.productPlaces()) {
            String cell = line.getField(place);
            if (!cell.isEmpty() && !cell.strip().equals(first.getField(place).strip())) {
                problems.add(
                        "line " + line.getStartingLineNumber(),
                        "Column " + (place + 1) + " says something else than the product's first line:"
                                + " leave it empty or write the same.");
                return;
            }
        }
    }

    private Variant variant(String field, CsvRecord line) {
        long limit = number(field + "limitPerBuyer", cell(line, "limit_per_buyer"));
        return new Variant(
                cell(line, "variant").strip(),
                CsvCells.readPairs(field + "options", cell(line, "options"), problems),
                number(field + "priceMinor", cell(line, "price_minor")),
                cell(line, "currency").strip(),
                number(field + "stock", cell(line, "stock")),
                // What does not fit is out of the rules' range, too.
                Math.clamp(limit, -1, Integer.MAX_VALUE));
    }

    private SortedMap<String, ProductText> texts(CsvRecord line) {
        SortedMap<String, ProductText> texts = new TreeMap<>();
        for (Map.Entry<String, Integer> column : columns.titles().entrySet()) {
            Integer description = columns.descriptions().get(column.getKey());
            ProductText text = new ProductText(
                    CsvCells.plain(line.getField(column.getValue())),
                    description == null ? "" : CsvCells.plain(line.getField(description)));
            if (!text.title().isBlank() || !text.description().isBlank()) {
                texts.put(column.getKey(), text);
            }
        }
        return texts;
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }

    private long number(String field, String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            problems.add(field, "Write a whole number in digits.");
            return 0;
        }
    }

    private String cell(CsvRecord line, String column) {
        int place = columns.place(column);
        return place < 0 ? "" : CsvCells.plain(line.getField(place));
    }
}
