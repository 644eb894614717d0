package io.drumroll.catalog.transfer;

import static io.drumroll.catalog.Results.done;
import static io.drumroll.catalog.Results.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Listings;
import io.drumroll.catalog.Problem;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Samples;
import io.drumroll.catalog.transfer.ImportRun.State;
import io.drumroll.database.Database;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in and out, good and bad, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class ImportsTest {
    private static final int SHOP = 7;
    private static final String HEAD =
            "code,category,brand,origin,variant,price_minor,currency,options,title:en,description:en\r\n";

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    @TempDir
    private Path folder = Path.of("");

    private Database database = Samples.open(TestDatabase.H2);
    private Products products = newProducts();

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        products = newProducts();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Products newProducts() {
        return new Products(database, new Categories(database), new NoEngine(), () -> 1_000);
    }

    private Imports imports() throws IOException {
        return new Imports(database, new Categories(database), folder, () -> 1_000);
    }

    private ImportRun begin(int shop, Format format, boolean dryRun, byte[] file) throws IOException {
        String hash = done(imports().receive(new ByteArrayInputStream(file)));
        return done(imports().begin(new ImportOrder(shop, hash, format, dryRun, false)));
    }

    private ImportRun run(Format format, byte[] file) throws IOException {
        return done(imports().run(begin(SHOP, format, false, file).id(), _ -> {}));
    }

    private ImportRun run(Format format, String file) throws IOException {
        return run(format, file.getBytes(UTF_8));
    }

    private List<ImportError> errors(ImportRun run) throws IOException {
        return imports().errors(run.id());
    }

    private static String lines(int products) {
        return IntStream.range(0, products)
                .mapToObj(i -> ContentWriter.product(Samples.content("pot-" + i)))
                .collect(Collectors.joining("\n"));
    }

    private byte[] export(int shop, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exports(products).write(shop, format, out);
        return out.toByteArray();
    }

    private List<ProductContent> contents(int shop) {
        return products.ofShop(shop, "", Products.MAX_PAGE).stream()
                .map(Product::content)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void importsWhatWasExportedEqual(Format format) throws IOException {
        run(Format.JSON_LINES, lines(20));
        byte[] file = export(SHOP, format);
        ImportRun other = done(imports().run(begin(8, format, false, file).id(), _ -> {}));
        assertThat(other.created()).isEqualTo(20);
        assertThat(contents(8)).isEqualTo(contents(SHOP));
        ImportRun same = run(format, file);
        assertThat(same.unchanged()).isEqualTo(20);
        assertThat(same.changed()).isZero();
        assertThat(errors(same)).isEmpty();
    }

    @Test
    void keepsSpreadsheetsFromRunningWhatAShopWrote() throws IOException {
        String evil = "=HYPERLINK(\"http://evil.example\")";
        ProductContent content = Samples.content("x", evil, Samples.variant("one", 1));
        done(products.create(SHOP, content));
        done(products.create(SHOP, Samples.content("y", "'" + evil, Samples.variant("one", 1))));
        String file = new String(export(SHOP, Format.CSV), UTF_8);
        assertThat(file).contains("\"'=HYPERLINK").contains("\"''=HYPERLINK").doesNotContain(",\"=");
        assertThat(run(Format.CSV, file).unchanged()).isEqualTo(2);
    }

    @Test
    void saysWhatADryRunWouldDoAndWritesNothing() throws IOException {
        run(Format.JSON_LINES, lines(3));
        long change = products.lastChange();
        String file = lines(5) + "\n" + lines(1) + "\n{\"code\":\"bad\"}";
        ImportRun dry = done(imports()
                .run(begin(SHOP, Format.JSON_LINES, true, file.getBytes(UTF_8)).id(), _ -> {}));
        assertThat(dry.created()).isEqualTo(2);
        assertThat(dry.unchanged()).isEqualTo(3);
        assertThat(errors(dry).getFirst())
                .isEqualTo(new ImportError(
                        6,
                        new Problem(
                                "code",
                                "The code came before in this file: write each product once, its lines together.")));
        assertThat(products.lastChange()).isEqualTo(change);
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        byte[] file = lines(1_700).getBytes(UTF_8);
        ImportRun begun = begin(SHOP, Format.JSON_LINES, false, file);
        assertThatThrownBy(() -> imports().run(begun.id(), progress -> {
                    if (progress.productsDone() == 1_000) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(imports().unfinished(0)).hasSize(1);
        assertThat(begin(SHOP, Format.JSON_LINES, false, file).id()).isEqualTo(begun.id());
        long[] first = {-1};
        ImportRun ended = done(imports().run(begun.id(), progress -> {
            first[0] = first[0] < 0 ? progress.productsDone() : first[0];
        }));
        assertThat(first[0]).isEqualTo(1_500);
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.created()).isEqualTo(1_700);
        assertThat(ended.readBytes()).isEqualTo(file.length);
        assertThat(products.lastChange()).isEqualTo(1_700);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void letsABadLineOfJsonCostThatLineAlone() throws IOException {
        String good = lines(1);
        String file = "\ufeff" + good.replace("pot-0", "a") + "\r\n"
                + "{\"code\":\"b\",\"price\":1}\n"
                + "[[[[[[[[[[[[[[[[[[[[[[\n"
                + "{\"code\":\"c\",\"code\":\"c\"}\n"
                + "{\"code\":\"d\"} {}\n"
                + "{\"launchMs\":99999999999999999999}\n"
                + "{\"launchMs\":1e400}\n"
                + "{\"code\":null}\n"
                + "not json\n"
                + "\n"
                + "{\"code\":\"" + "x".repeat(JsonLinesSource.MAX_LINE_BYTES) + "\"}\n"
                + good.replace("A teapot", "\\ud800") + "\n"
                + good.replace("pot-0", "z");
        ImportRun run = run(Format.JSON_LINES, file);
        assertThat(run.created()).isEqualTo(2);
        assertThat(errors(run)).extracting(ImportError::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 11L, 12L);
        assertThat(errors(run)).extracting(each -> each.problem().reason()).contains("Give each field once.");
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws IOException {
        ImportRun json = run(
                Format.JSON_LINES,
                lines(1).replace("teapot", "th\u00e9i\u00e8re").getBytes(ISO_8859_1));
        assertThat(json.created()).isZero();
        assertThat(json.errors()).isEqualTo(1);
        ImportRun csv = run(Format.CSV, (HEAD + "a,kitchen,b,CN,v,1,CNY,,Th\u00e9,").getBytes(ISO_8859_1));
        assertThat(csv.state()).isEqualTo(State.BROKEN);
        assertThat(csv.reason()).contains("UTF-8");
    }

    @Test
    void takesLinesWithOneCodeForVariants() throws IOException {
        ImportRun run = run(
                Format.CSV,
                HEAD + "a,kitchen,Yunnan,CN,s,100,CNY,size=S;note=a\\;b\\=c,\"Pot, \"\"old\"\"\",\"two\r\nlines\"\r\n"
                        + "a,,,,l,200,CNY,size=L;note=d,,\r\n"
                        + "b,kitchen,Yunnan,CN,s,100,CNY,,Cup,\r\n");
        assertThat(errors(run)).isEmpty();
        ProductContent pot = products.byCode(SHOP, "a").orElseThrow().content();
        assertThat(pot.variants()).hasSize(2);
        assertThat(pot.variants().getFirst().options()).containsEntry("note", "a;b=c");
        assertThat(pot.texts()).containsEntry("en", new ProductText("Pot, \"old\"", "two\nlines"));
    }

    @Test
    void namesTheLinesOfBadCsv() throws IOException {
        ImportRun run = run(
                Format.CSV,
                HEAD + "a,kitchen,Yunnan,CN,s,1.50,CNY,,Pot,\r\n"
                        + "b,kitchen,Yunnan,CN,s,100,CNY,,Pot\r\n"
                        + "c,kitchen,Yunnan,CN,s,100,CNY,size=S,Pot,\r\n"
                        + "c,garden,Yunnan,CN,l,100,CNY,size=L,Pot,\r\n"
                        + "d,nowhere,Yunnan,CN,s,100,CNY,,Pot,\r\n"
                        + "e,kitchen,Yunnan,CN,s,100,CNY,nonsense,Pot,\r\n"
                        + "f,kitchen,Yunnan,CN,s,100,CNY,,Pot\u202e,\r\n"
                        + "g,kitchen,Yunnan,CN,s,100,CNY,,Pot,\r\n");
        assertThat(run.created()).isEqualTo(1);
        assertThat(errors(run).stream().map(ImportError::line).distinct()).containsExactly(2L, 3L, 4L, 6L, 7L, 8L);
    }

    @Test
    void endsAtAQuoteThatIsNotClosedAndKeepsWhatCameBefore() throws IOException {
        ImportRun run = run(
                Format.CSV,
                HEAD + "a,kitchen,Yunnan,CN,s,100,CNY,,Pot,\r\n"
                        + "b,kitchen,Yunnan,CN,s,100,CNY,,Pot,\r\n"
                        + "b,kitchen,Yunnan,CN,l,100,CNY,,\"Pot,"
                        + "x".repeat(CsvSource.MAX_CELL + 1));
        assertThat(run.state()).isEqualTo(State.BROKEN);
        assertThat(run.reason()).contains("line 3");
        assertThat(run.created()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutItsColumns() throws IOException {
        assertThat(run(Format.CSV, "code,price\r\na,1\r\n").reason())
                .contains("price")
                .contains("known are");
        assertThat(run(Format.CSV, "").reason()).contains("missing");
        assertThat(run(Format.CSV, "code,code\r\n").state()).isEqualTo(State.BROKEN);
    }

    @Test
    void keepsTheFirstThousandErrorsAndCountsTheRest() throws IOException {
        ImportRun run = run(Format.JSON_LINES, "{}x\n".repeat(1_234));
        assertThat(run.errors()).isEqualTo(1_234);
        assertThat(errors(run)).hasSize(Imports.MAX_ERRORS);
        assertThat(errors(run).getLast().line()).isEqualTo(1_000);
    }

    @Test
    void touchesNoOtherShopsProducts() throws IOException {
        Product theirs = done(products.create(8, Samples.content("pot-0", "Theirs", Samples.variant("one", 1))));
        run(Format.JSON_LINES, lines(1));
        assertThat(products.byId(theirs.id())).contains(theirs);
        assertThat(products.byCode(SHOP, "pot-0").orElseThrow().state()).isEqualTo(ProductState.DRAFT);
    }

    @Test
    void readsNoFileButWhatWasReceived() throws IOException {
        assertThat(refused(imports().begin(new ImportOrder(SHOP, "../secret", Format.CSV, false, false)))
                        .why())
                .isEqualTo(Refusal.NOT_FOUND);
        assertThat(refused(imports().begin(new ImportOrder(SHOP, "0".repeat(64), Format.CSV, false, false)))
                        .why())
                .isEqualTo(Refusal.NOT_FOUND);
    }

    @Test
    void endsWhereItsShopCancelsItAndDropsTheFile() throws IOException {
        ImportRun begun = begin(SHOP, Format.JSON_LINES, false, lines(1_700).getBytes(UTF_8));
        ImportRun ended = done(imports().run(begun.id(), progress -> {
            if (progress.productsDone() == 500) {
                cancel(begun.id());
            }
        }));
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.created()).isEqualTo(500);
        assertThat(contents(SHOP)).hasSize(500);
        assertThat(refused(imports().cancel(begun.id())).why()).isEqualTo(Refusal.WRONG_STATE);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private void cancel(long run) {
        try {
            done(imports().cancel(run));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsNothingOfWhatIsTooLong() throws IOException {
        Imports small = new Imports(database, new Categories(database), folder, 1 << 20, () -> 1_000);
        assertThat(refused(small.receive(new Repeated(new byte[1_000], 2L << 30)))
                        .why())
                .isEqualTo(Refusal.TOO_LARGE);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void takesSoManyUnfinishedImportsOfAShopAndDropsTheFileOfTheNext() throws IOException {
        for (int i = 0; i < Imports.MAX_UNFINISHED; i++) {
            begin(SHOP, Format.JSON_LINES, false, lines(i + 1).getBytes(UTF_8));
        }
        String hash = done(imports().receive(new ByteArrayInputStream(lines(20).getBytes(UTF_8))));
        assertThat(refused(imports().begin(new ImportOrder(SHOP, hash, Format.JSON_LINES, false, false)))
                        .why())
                .isEqualTo(Refusal.LIMIT_REACHED);
        Files.createFile(folder.resolve("part-of-a-killed-process"));
        done(imports().receive(new ByteArrayInputStream(lines(30).getBytes(UTF_8))));
        imports().tidy();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(Imports.MAX_UNFINISHED);
        }
    }

    @Test
    void readsAFileOfTwoGigabytesInBoundedMemory() throws IOException {
        long wanted = 2L << 30;
        byte[] line = ("{\"code\":\"" + "x".repeat(900_000) + "\"}\n").getBytes(UTF_8);
        JsonLinesSource source = new JsonLinesSource(new Repeated(line, wanted));
        long products = 0;
        while (source.next() != null) {
            products++;
        }
        assertThat(products).isEqualTo((wanted + line.length - 1) / line.length);
        assertThat(source.readBytes()).isGreaterThanOrEqualTo(wanted - line.length);
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long size;
        private long position;

        Repeated(byte[] bytes, long size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public int read() {
            return position >= size ? -1 : bytes[(int) (position++ % bytes.length)] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position >= size) {
                return -1;
            }
            int at = (int) (position % bytes.length);
            int read = (int) Math.min(Math.min(length, bytes.length - at), size - position);
            System.arraycopy(bytes, at, into, offset, read);
            position += read;
            return read;
        }
    }

    /** Imports make drafts, for which no engine is asked. */
    private static final class NoEngine implements Listings {
        @Override
        public Answer list(String key, Listing listing) {
            return new Answer.Refused("no engine");
        }

        @Override
        public Answer changePrice(int sku, Money price) {
            return new Answer.Refused("no engine");
        }

        @Override
        public Answer delist(int sku) {
            return new Answer.Refused("no engine");
        }
    }
}
