package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Reads the cards that an index keeps. */
final class ProductCards {
    private static final Set<String> FIELDS = Set.of(ProductDocuments.CARD);

    private ProductCards() {}

    /** A product's card, of a product that this reader has. */
    static ProductCard of(IndexReader reader, long product) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int document = documentOf(leaf.reader(), product);
            if (document != DocIdSetIterator.NO_MORE_DOCS) {
                return card(leaf.reader(), document);
            }
        }
        throw new IllegalStateException("product " + product + " was found, but the index does not have it");
    }

    /** The cards of all products, in no order. */
    static void forEach(IndexReader reader, Consumer<ProductCard> then) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits alive = leaf.reader().getLiveDocs();
            for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                if (alive == null || alive.get(document)) {
                    then.accept(card(leaf.reader(), document));
                }
            }
        }
    }

    private static int documentOf(LeafReader segment, long product) throws IOException {
        PostingsEnum documents = segment.postings(ProductDocuments.key(product), PostingsEnum.NONE);
        if (documents == null) {
            return DocIdSetIterator.NO_MORE_DOCS;
        }
        Bits alive = segment.getLiveDocs();
        int document = documents.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && alive != null && !alive.get(document)) {
            document = documents.nextDoc();
        }
        return document;
    }

    private static ProductCard card(LeafReader segment, int number) throws IOException {
        Document document = segment.storedFields().document(number, FIELDS);
        BytesRef bytes = document.getBinaryValue(ProductDocuments.CARD);
        if (bytes == null) {
            throw new CorruptIndexException("document " + number + " has no card", segment.toString());
        }
        return ProductCard.read(bytes);
    }
}
