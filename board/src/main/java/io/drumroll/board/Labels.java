package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for texts (categories, brands), dense from 0 in order of first appearance. */
final class Labels {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int numberOf(String text) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /** The number of a text; -1 if it has none. */
    int find(String text) {
        return numbers.getOrDefault(text, -1);
    }

    String text(int number) {
        return texts.get(number);
    }

    int size() {
        return texts.size();
    }

    int compare(int number, int other) {
        return texts.get(number).compareTo(texts.get(other));
    }

    /** All texts, each at its number. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    void read(CheckpointInput in) throws IOException {
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            numberOf(in.getText());
        }
    }
}
