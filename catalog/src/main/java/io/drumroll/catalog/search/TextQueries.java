package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Queries for the words of a text. They are built from terms, so nothing that is typed is an operator. */
final class TextQueries {
    /** A product whose code was typed goes before all that have it as a word. */
    private static final float CODE_BOOST = 50;

    /** Of so many words one may be missing. */
    private static final int WORDS_PER_MISSING = 3;

    private TextQueries() {}

    /** Products that have all words in the language, Chinese ones in Chinese, or whose code the whole text is. */
    static Query allWords(String text, List<String> words, SearchLanguage language, IndexReader index)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            all.add(new TermQuery(new Term(fieldOf(word, language), word)), Occur.MUST);
        }
        Term code = new Term(ProductDocuments.CODE, ProductDocuments.code(text));
        if (code.text().length() > ProductDocuments.MAX_CODE || index.docFreq(code) == 0) {
            return all.build();
        }
        return new BooleanQuery.Builder()
                .add(all.build(), Occur.SHOULD)
                .add(new BoostQuery(new TermQuery(code), CODE_BOOST), Occur.SHOULD)
                .build();
    }

    /** Products that have most words, each in any language. */
    static Query mostWords(List<String> words) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        for (String word : words) {
            List<Query> anywhere = Arrays.stream(SearchLanguage.values())
                    .<Query>map(language -> new TermQuery(new Term(language.field(), word)))
                    .toList();
            most.add(new DisjunctionMaxQuery(anywhere, 0), Occur.SHOULD);
        }
        most.setMinimumNumberShouldMatch(words.size() - words.size() / WORDS_PER_MISSING);
        return most.build();
    }

    /** Products that have one of the values in a field of whole values. */
    static Query having(String field, Set<String> values) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String value : values) {
            any.add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        }
        return any.build();
    }

    /**
     * The same among some shops' products.
     *
     * @param text null for all products.
     */
    static Query ofShops(@Nullable Query text, Set<Integer> shops) {
        Query theirs = having(
                ProductDocuments.SHOP,
                shops.stream().map(shop -> Integer.toString(shop)).collect(Collectors.toSet()));
        return text == null
                ? theirs
                : new BooleanQuery.Builder()
                        .add(text, Occur.MUST)
                        .add(theirs, Occur.FILTER)
                        .build();
    }

    /** Where a word is looked for first. */
    static String fieldOf(String word, SearchLanguage language) {
        return Words.isHan(word) ? SearchLanguage.CHINESE.field() : language.field();
    }
}
