package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.catalog.search.ProductEntry.Text;
import io.drumroll.catalog.search.SearchResult.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProductIndexTest {
    private static final SearchSettings SETTINGS = new SearchSettings(
            PriceBands.usual(), Duration.ofMillis(100), Duration.ofMinutes(5), Duration.ZERO, 1_000_000, 16);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final LiveFigures live = new LiveFigures();

    @Test
    void findsAProductByWordsInAnyOrderCaseAndAccent() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "Blå Ångström Kettle 1.7 l"), Shelf.product(2, "Red kettle"))) {
            assertThat(found(index, "KETTLE blå")).containsExactly(1L);
            assertThat(found(index, "angstrom")).containsExactly(1L);
            assertThat(found(index, "bergstrom kettle")).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void ranksTheTitleAboveTheDescription() throws IOException {
        ProductEntry inDescription =
                Shelf.product(1, Map.of(SearchLanguage.ENGLISH, new Text("Mug", "goes well with any kettle at all")));
        ProductEntry inTitle =
                Shelf.product(2, Map.of(SearchLanguage.ENGLISH, new Text("Kettle", "goes well with any mug at all")));
        try (ProductIndex index = with(inDescription, inTitle)) {
            assertThat(found(index, "kettle")).containsExactly(2L, 1L);
            assertThat(found(index, "mug")).containsExactly(1L, 2L);
        }
    }

    @Test
    void findsChineseByAnyPairOfCharactersAndByOneAlone() throws IOException {
        ProductEntry phone = Shelf.product(
                1,
                Map.of(
                        SearchLanguage.CHINESE, new Text("华为新款智能手机 5G", ""),
                        SearchLanguage.ENGLISH, new Text("New smartphone", "")));
        ProductEntry shoe = Shelf.product(2, Map.of(SearchLanguage.CHINESE, new Text("运动鞋", "")));
        try (ProductIndex index = with(phone, shoe)) {
            assertThat(found(index, "手机", SearchLanguage.CHINESE)).containsExactly(1L);
            assertThat(found(index, "智能手机", SearchLanguage.SWEDISH)).containsExactly(1L);
            assertThat(found(index, "鞋", SearchLanguage.CHINESE)).containsExactly(2L);
            assertThat(found(index, "５Ｇ手机", SearchLanguage.CHINESE)).containsExactly(1L);
        }
    }

    @Test
    void letsAnotherLanguageStandInForAMissingOne() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "Kettle"))) {
            assertThat(found(index, "kettle", SearchLanguage.SWEDISH)).containsExactly(1L);
            assertThat(found(index, "kettle", SearchLanguage.CHINESE)).containsExactly(1L);
        }
    }

    @Test
    void findsWordsOfAnotherLanguageIfTheChosenOneHasNone() throws IOException {
        ProductEntry phone = Shelf.product(
                1,
                Map.of(
                        SearchLanguage.SWEDISH, new Text("Mobiltelefon", ""),
                        SearchLanguage.ENGLISH, new Text("Smartphone", "")));
        try (ProductIndex index = with(phone)) {
            SearchResult result = result(index, SearchQuery.of("smartphone", SearchLanguage.SWEDISH));

            assertThat(result.match()).isEqualTo(Match.MOST_WORDS);
            assertThat(numbers(result)).containsExactly(1L);
        }
    }

    @Test
    void findsAProductByItsCodeItsNumberAndItsSkus() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "Kettle"), Shelf.product(42, "Mug 1"))) {
            assertThat(found(index, " ab-42 ")).containsExactly(42L);
            assertThat(found(index, "42")).containsExactly(42L);
            assertThat(found(index, "421")).containsExactly(42L);
            assertThat(found(index, "1")).as("the code first, then the word").containsExactly(1L, 42L);
        }
    }

    @Test
    void findsTheProductsOfSomeShopsAlone() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "Kettle"), Shelf.product(2, "Red kettle"))) {
            int shop = result(index, SearchQuery.of("red", SearchLanguage.ENGLISH))
                    .hits()
                    .getFirst()
                    .card()
                    .shop();
            SearchQuery all = SearchQuery.of("", SearchLanguage.ENGLISH);
            SearchQuery kettles = SearchQuery.of("kettle", SearchLanguage.ENGLISH);
            assertThat(numbers(result(index, all.ofShops(Set.of(shop))))).containsExactlyInAnyOrder(1L, 2L);
            assertThat(numbers(result(index, kettles.ofShops(Set.of(shop, 99)))))
                    .hasSize(2);
            assertThat(numbers(result(index, all.ofShops(Set.of(99))))).isEmpty();
            assertThat(numbers(result(index, kettles.ofShops(Set.of(99))))).isEmpty();
        }
    }

    @Test
    void searchesForAnotherSpellingIfNothingIsSpeltSo() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "Electric kettle"), Shelf.product(2, "Camera"))) {
            SearchResult result = result(index, SearchQuery.of("eletric Kettel", SearchLanguage.ENGLISH));

            assertThat(result.match()).isEqualTo(Match.OTHER_SPELLING);
            assertThat(result.spelling()).contains("electric kettle");
            assertThat(numbers(result)).containsExactly(1L);
        }
    }

    @Test
    void suggestsAnotherSpellingIfFewAreSpeltSo() throws IOException {
        try (ProductIndex index = ProductIndex.inMemory(SETTINGS, live)) {
            index.put(Shelf.product(1, "kettel"));
            for (int i = 2; i < 20; i++) {
                index.put(Shelf.product(i, "kettle"));
            }
            index.refresh();

            SearchResult result = result(index, SearchQuery.of("kettel", SearchLanguage.ENGLISH));

            assertThat(numbers(result)).containsExactly(1L);
            assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
            assertThat(result.spelling()).contains("kettle");
        }
    }

    @Test
    void doesNotMeanOtherWordsWhenOnlyTheChoicesLeaveNothing() throws IOException {
        try (ProductIndex index = with(Shelf.product(1, "kettel"), Shelf.product(2, "kettle"))) {
            SearchResult result = result(
                    index, SearchQuery.of("kettel", SearchLanguage.ENGLISH).choosing(ProductFacet.BRAND, "99"));

            assertThat(result.total()).isZero();
            assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        }
    }

    @Test
    void sinksWhatIsSoldOutWhateverItScores() throws IOException {
        try (ProductIndex index =
                with(Shelf.product(1, "Kettle kettle"), Shelf.product(2, "A kettle for travelling"))) {
            live.inStock(10, true);
            live.inStock(20, true);
            assertThat(found(index, "kettle")).containsExactly(1L, 2L);

            live.inStock(10, false);

            assertThat(found(index, "kettle")).containsExactly(2L, 1L);
        }
    }

    @Test
    void seesAListingWithoutBeingAskedTo() throws IOException {
        try (ProductIndex index = ProductIndex.inMemory(SETTINGS, live)) {
            index.put(Shelf.product(1, "Kettle"));

            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (found(index, "kettle").isEmpty() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(found(index, "kettle")).containsExactly(1L);
        }
    }

    @Test
    void answersAgainFromMemoryUntilTheIndexChanges() throws IOException {
        SearchSettings keeping = new SearchSettings(
                PriceBands.usual(), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), 1_000_000, 16);
        try (ProductIndex index = ProductIndex.inMemory(keeping, live)) {
            index.put(Shelf.product(1, "Kettle"));
            index.refresh();
            SearchAnswer first = index.search(SearchQuery.of("kettle", SearchLanguage.ENGLISH));
            assertThat(index.search(SearchQuery.of("kettle", SearchLanguage.ENGLISH)))
                    .isSameAs(first);

            index.put(Shelf.product(2, "Kettle"));
            index.refresh();

            assertThat(found(index, "kettle")).containsExactly(1L, 2L);
        }
    }

    @Test
    void looksAtNoMoreProductsThanItsBound() throws IOException {
        SearchSettings small =
                new SearchSettings(PriceBands.usual(), Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, 10, 16);
        try (ProductIndex index = ProductIndex.inMemory(small, live)) {
            for (int i = 1; i <= 30; i++) {
                index.put(Shelf.product(i, "Kettle"));
            }
            index.refresh();

            SearchResult result = result(index, SearchQuery.of("kettle", SearchLanguage.ENGLISH));
            assertThat(result.total()).isEqualTo(10);
            assertThat(result.totalExact()).isFalse();
            assertThat(result(index, SearchQuery.of("", SearchLanguage.ENGLISH)).totalExact())
                    .isFalse();
        }
    }

    @Test
    void opensAgainWithWhatWasCommittedAndTheChangeThatItHolds(@TempDir Path folder) throws IOException {
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            assertThat(index.condition()).isInstanceOf(IndexCondition.NeedsRebuild.class);
            try (Rebuild rebuild = index.rebuild()) {
                rebuild.add(Shelf.product(1, "Kettle"));
                rebuild.finish(5);
            }
            index.put(withChange(Shelf.product(2, "Kettle"), 6));
            assertThat(index.condition()).isEqualTo(new IndexCondition.Ready(6));
        }
        LiveFigures anew = new LiveFigures();
        anew.inStock(21, true);
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, anew)) {
            assertThat(index.condition()).isEqualTo(new IndexCondition.Ready(6));
            assertThat(found(index, "kettle")).containsExactly(2L, 1L);
            assertThat(anew.productInStock(2)).as("its SKUs are known again").isTrue();
        }
    }

    @Test
    void commitsAProductThatIsPutAgainWithTheNumberItHad(@TempDir Path folder, @TempDir Path copy) throws IOException {
        built(folder);
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            index.put(withChange(Shelf.product(2, "Mug"), 6));
            index.commitIfChanged();
            index.put(withChange(Shelf.product(3, "Launched mug"), 4));
            index.commitIfChanged();
            copy(folder, copy);
        }
        try (ProductIndex index = ProductIndex.open(copy, SETTINGS, new LiveFigures())) {
            assertThat(found(index, "launched")).containsExactly(3L);
        }
    }

    @Test
    void losesWhatWasNotCommittedAndSaysSo(@TempDir Path folder, @TempDir Path copy) throws IOException {
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            try (Rebuild rebuild = index.rebuild()) {
                rebuild.finish(5);
            }
            index.put(withChange(Shelf.product(1, "Kettle"), 6));
            index.commit();
            index.put(withChange(Shelf.product(2, "Kettle"), 7));
            copy(folder, copy);
        }
        try (ProductIndex index = ProductIndex.open(copy, SETTINGS, new LiveFigures())) {
            assertThat(index.condition()).isEqualTo(new IndexCondition.Ready(6));
            assertThat(found(index, "kettle")).containsExactly(1L);
        }
    }

    @Test
    void startsANewIndexInPlaceOfADamagedOne(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 12; round++) {
            built(folder);
            Path victim = files(folder).get(random.nextInt(files(folder).size()));
            damage(victim, random);
            try (ProductIndex index = ProductIndex.open(folder, SETTINGS, new LiveFigures())) {
                if (index.condition() instanceof IndexCondition.NeedsRebuild(String reason)) {
                    assertThat(reason).contains(folder.toString());
                    assertThat(found(index, "kettle")).isEmpty();
                } else {
                    assertThat(found(index, "kettle"))
                            .as("after damage to %s", victim)
                            .containsExactly(1L);
                }
            }
        }
    }

    @Test
    void refusesAFolderThatIsInUse(@TempDir Path folder) throws IOException {
        built(folder);
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            assertThatThrownBy(() -> ProductIndex.open(folder, SETTINGS, new LiveFigures()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process uses the search index");
            assertThat(found(index, "kettle")).containsExactly(1L);
        }
    }

    @Test
    void isRebuiltWhileItServesAndKeepsWhatChangesMeanwhile(@TempDir Path folder) throws IOException {
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            index.put(Shelf.product(1, "Old kettle"));
            index.put(Shelf.product(9, "Kettle that the catalogue forgot"));
            index.refresh();
            try (Rebuild rebuild = index.rebuild()) {
                assertThatThrownBy(index::rebuild).isInstanceOf(IllegalStateException.class);
                rebuild.add(Shelf.product(1, "Old kettle"));
                index.put(withChange(Shelf.product(2, "Newer kettle"), 12));
                index.remove(3, 13);
                rebuild.add(Shelf.product(2, "Kettle as it was read before"));
                rebuild.add(Shelf.product(3, "Kettle that is gone"));
                assertThat(found(index, "kettle")).contains(1L, 9L);
                rebuild.finish(11);
            }
            assertThat(found(index, "kettle")).containsExactlyInAnyOrder(1L, 2L);
            assertThat(found(index, "newer kettle")).containsExactly(2L);
            assertThat(index.condition()).isEqualTo(new IndexCondition.Ready(13));
            awaitOneGeneration(folder);
        }
    }

    @Test
    void goesOnWithTheOldIndexIfARebuildIsGivenUp(@TempDir Path folder) throws IOException {
        built(folder);
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, live)) {
            try (Rebuild rebuild = index.rebuild()) {
                rebuild.add(Shelf.product(5, "Kettle"));
            }
            assertThat(found(index, "kettle")).containsExactly(1L);
            try (Rebuild rebuild = index.rebuild()) {
                rebuild.finish(6);
            }
            assertThat(found(index, "kettle")).isEmpty();
        }
    }

    @Test
    void answersEverySearchWhileItIsRebuiltAgainAndAgain() throws Exception {
        try (ProductIndex index = with(Shelf.product(1, "Kettle"))) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicBoolean wrong = new AtomicBoolean();
            Thread searching = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    wrong.compareAndSet(false, !found(index, "kettle").equals(List.of(1L)));
                }
            });
            for (int i = 0; i < 30; i++) {
                try (Rebuild rebuild = index.rebuild()) {
                    rebuild.add(Shelf.product(1, "Kettle"));
                    rebuild.finish(1);
                }
            }
            over.set(true);
            searching.join();
            assertThat(wrong).isFalse();
        }
    }

    /** The old one goes when the last one that reads it is done, which may be the index's own thread. */
    private static void awaitOneGeneration(Path folder) throws IOException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (generations(folder) > 1 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(generations(folder)).isEqualTo(1);
    }

    private static long generations(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).count();
        }
    }

    private static void built(Path folder) throws IOException {
        try (ProductIndex index = ProductIndex.open(folder, SETTINGS, new LiveFigures());
                Rebuild rebuild = index.rebuild()) {
            rebuild.add(Shelf.product(1, "Kettle"));
            rebuild.finish(5);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    private static void damage(Path file, SplittableRandom random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            default -> {
                bytes[random.nextInt(bytes.length)] ^= 0x55;
                Files.write(file, bytes);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path path : inside.filter(path -> !path.equals(from)).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static ProductEntry withChange(ProductEntry entry, long change) {
        return new ProductEntry(
                entry.product(),
                entry.texts(),
                entry.brand(),
                entry.categories(),
                entry.shop(),
                entry.shopKind(),
                entry.origin(),
                entry.priceMinor(),
                entry.launchMs(),
                change,
                entry.skus(),
                entry.code(),
                entry.image());
    }

    private ProductIndex with(ProductEntry... entries) throws IOException {
        ProductIndex index = ProductIndex.inMemory(SETTINGS, live);
        for (ProductEntry entry : entries) {
            index.put(entry);
        }
        index.refresh();
        return index;
    }

    private static SearchResult result(ProductIndex index, SearchQuery query) {
        return (SearchResult) index.search(query);
    }

    private static List<Long> found(ProductIndex index, String text) {
        return found(index, text, SearchLanguage.ENGLISH);
    }

    private static List<Long> found(ProductIndex index, String text, SearchLanguage language) {
        return numbers(result(index, SearchQuery.of(text, language)));
    }

    private static List<Long> numbers(SearchResult result) {
        return result.hits().stream().map(SearchResult.Hit::product).toList();
    }
}
