package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** Words of the index that a person may have meant, for Latin words of four letters or more. */
final class Spelling {
    /** The most words of a text that are looked up. */
    static final int MAX_WORDS = 4;

    private static final int MOST_LETTERS = 30;
    private static final int LEAST_LETTERS = 4;
    private static final float ACCURACY = 0.6f;

    /** A word that so many products have is spelt as meant. */
    private static final int USUAL_PRODUCTS = 5;

    private Spelling() {}

    /** The text with the likelier words in place of rare ones, in lower case; empty if there are none. */
    static Optional<String> corrected(String text, SearchLanguage language, IndexReader index) throws IOException {
        List<String> parts = new ArrayList<>();
        int lookUps = 0;
        boolean changed = false;
        for (String typed : Words.clean(text).strip().split("\\s+", -1)) {
            List<String> words = Words.of(typed);
            Term term = new Term(language.field(), words.isEmpty() ? "" : words.getFirst());
            if (words.size() != 1 || lookUps == MAX_WORDS || !mayBeWrong(term, index)) {
                parts.add(typed);
                continue;
            }
            lookUps++;
            SuggestWord[] likelier = checker().suggestSimilar(term, 1, index, SuggestMode.SUGGEST_MORE_POPULAR);
            changed |= likelier.length > 0;
            parts.add(likelier.length > 0 ? likelier[0].string : typed);
        }
        return changed ? Optional.of(String.join(" ", parts)) : Optional.empty();
    }

    private static boolean mayBeWrong(Term term, IndexReader index) throws IOException {
        int letters = term.text().length();
        return letters >= LEAST_LETTERS
                && letters <= MOST_LETTERS
                && !Words.isHan(term.text())
                && index.docFreq(term) < USUAL_PRODUCTS;
    }

    private static DirectSpellChecker checker() {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinPrefix(1);
        checker.setAccuracy(ACCURACY);
        checker.setMinQueryLength(LEAST_LETTERS);
        return checker;
    }
}
