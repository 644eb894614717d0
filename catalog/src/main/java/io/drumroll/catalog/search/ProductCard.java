package io.drumroll.catalog.search;

import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * What a list of hits shows of a product, kept in the index, so that a search asks no database.
 *
 * @param titles at least one.
 * @param brand empty if it has none.
 * @param categories the path's numbers, the root's first.
 * @param priceMinor the lowest price of its SKUs when it was indexed, in the festival's currency.
 * @param image its first picture's hash; empty if it has none.
 */
public record ProductCard(
        long product,
        Map<SearchLanguage, String> titles,
        String brand,
        List<Long> categories,
        int shop,
        ShopKind shopKind,
        Country origin,
        long priceMinor,
        long launchMs,
        List<Long> skus,
        String image) {
    public ProductCard {
        titles = Map.copyOf(titles);
        categories = List.copyOf(categories);
        skus = List.copyOf(skus);
    }

    static ProductCard of(ProductEntry entry) {
        Map<SearchLanguage, String> titles = new EnumMap<>(SearchLanguage.class);
        entry.texts()
                .forEach((language, text) ->
                        titles.put(language, ProductDocuments.beginning(text.title(), ProductDocuments.MAX_TITLE)));
        return new ProductCard(
                entry.product(),
                titles,
                entry.brand(),
                entry.categories().stream().map(ProductEntry.Category::id).toList(),
                (int) entry.shop(),
                entry.shopKind(),
                entry.origin(),
                entry.priceMinor(),
                entry.launchMs(),
                entry.skus(),
                entry.image());
    }

    /** The title in a language, or the first there is in the order of {@link SearchLanguage}. */
    public String title(SearchLanguage language) {
        return ProductEntry.inLanguageOrAny(titles, language, "");
    }

    BytesRef toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(product);
            out.writeByte(titles.size());
            for (SearchLanguage language : SearchLanguage.values()) {
                String title = titles.get(language);
                if (title != null) {
                    out.writeUTF(language.code());
                    out.writeUTF(title);
                }
            }
            out.writeUTF(brand);
            writeNumbers(out, categories);
            out.writeInt(shop);
            out.writeByte(shopKind.code());
            out.writeUTF(origin.code());
            out.writeLong(priceMinor);
            out.writeLong(launchMs);
            writeNumbers(out, skus);
            out.writeUTF(image);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    static ProductCard read(BytesRef bytes) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            long product = in.readLong();
            Map<SearchLanguage, String> titles = new EnumMap<>(SearchLanguage.class);
            for (int left = in.readByte(); left > 0; left--) {
                SearchLanguage language = SearchLanguage.ofCode(in.readUTF());
                String title = in.readUTF();
                if (language != null) {
                    titles.put(language, title);
                }
            }
            return new ProductCard(
                    product,
                    titles,
                    in.readUTF(),
                    readNumbers(in),
                    in.readInt(),
                    ShopKind.ofCode(in.readByte()),
                    new Country(in.readUTF()),
                    in.readLong(),
                    in.readLong(),
                    readNumbers(in),
                    in.readUTF());
        }
    }

    private static void writeNumbers(DataOutputStream out, List<Long> numbers) throws IOException {
        out.writeShort(numbers.size());
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    private static List<Long> readNumbers(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        List<Long> numbers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            numbers.add(in.readLong());
        }
        return numbers;
    }
}
