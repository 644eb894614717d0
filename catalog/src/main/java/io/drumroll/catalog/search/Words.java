package io.drumroll.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How texts become words: Latin ones in lower case without accents, Chinese ones as pairs of characters, which needs no
 * dictionary and so finds brand names of yesterday. Single Chinese characters are indexed too, and looked for only if they
 * stand alone.
 */
final class Words {
    /** The most words that a search heeds; the rest of the text is not looked for. */
    static final int MAX_WORDS = 24;

    private static final Analyzer INDEX = new Folding(true);
    private static final Analyzer QUERY = new Folding(false);

    private Words() {}

    static Analyzer forIndex() {
        return INDEX;
    }

    static Analyzer forQuery() {
        return QUERY;
    }

    /** The distinct words to look for, in their order, at most {@link #MAX_WORDS}. */
    static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream stream = QUERY.tokenStream("", clean(text))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MAX_WORDS && stream.incrementToken()) {
                words.add(word.toString());
            }
            // A stream must be read to its end or be left without ending it; it is left.
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
        return new ArrayList<>(words);
    }

    /** The text with blanks in place of control characters and halves of characters. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean odd = Character.isISOControl(character)
                    || Character.getType(character) == Character.SURROGATE
                    || Character.getType(character) == Character.UNASSIGNED;
            clean.appendCodePoint(odd ? ' ' : character);
            i += Character.charCount(character);
        }
        return clean.toString();
    }

    /** Whether the word is in Chinese characters. */
    static boolean isHan(String word) {
        return !word.isEmpty() && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    private static final class Folding extends Analyzer {
        private final boolean single;

        Folding(boolean single) {
            this.single = single;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokens = new StandardTokenizer();
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(tokens)));
            int scripts =
                    CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
            return new TokenStreamComponents(tokens, new CJKBigramFilter(folded, scripts, single));
        }
    }
}
