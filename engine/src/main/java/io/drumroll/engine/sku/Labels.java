package io.drumroll.engine.sku;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of categories and brands, each kept once and numbered from 0 in order of appearance. */
final class Labels {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int count() {
        return texts.size();
    }

    boolean has(String text) {
        return numbers.containsKey(text);
    }

    String text(int number) {
        return texts.get(number);
    }

    int numberOf(String text) {
        return numbers.computeIfAbsent(text, added -> {
            texts.add(added);
            return texts.size() - 1;
        });
    }

    void writeTo(SnapshotWriter writer) {
        writer.number(texts.size());
        texts.forEach(writer::text);
    }

    void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (long i = 0; i < count; i++) {
            numberOf(reader.text());
        }
    }
}
