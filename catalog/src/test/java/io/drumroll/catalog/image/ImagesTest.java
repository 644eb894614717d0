package io.drumroll.catalog.image;

import static io.drumroll.catalog.Results.done;
import static io.drumroll.catalog.Results.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Samples;
import io.drumroll.catalog.StoredImages;
import io.drumroll.catalog.image.StoredImage.Size;
import io.drumroll.database.Database;
import io.drumroll.testdb.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads, good and malicious, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class ImagesTest {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final int FIRST_CHUNK = 8;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    @TempDir
    private Path folder = Path.of("");

    private Database database = Samples.open(TestDatabase.H2);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Images images() throws IOException {
        return new Images(database, folder, () -> 1_000);
    }

    private static byte[] picture(int width, int height, int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int x = 0; x < width / 2; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, Color.RED.getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] png(int width, int height) throws IOException {
        return picture(width, height, BufferedImage.TYPE_INT_RGB, "png");
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        return picture(width, height, BufferedImage.TYPE_INT_RGB, "jpeg");
    }

    private byte[] stored(StoredImage image, Size size) throws IOException {
        return Files.readAllBytes(images().file(image.hash(), size).orElseThrow());
    }

    @Test
    void storesAPictureInTwoSizesByWhatIsInIt() throws IOException {
        StoredImage image = done(images().upload(png(2_000, 1_000), PNG, 5));
        assertThat(image.type()).isEqualTo(ImageType.JPEG);
        assertThat(image.width()).isEqualTo(1_600);
        assertThat(image.height()).isEqualTo(800);
        assertThat(images().find(image.hash())).contains(image);
        BufferedImage small = ImageIO.read(
                images().file(image.hash(), Size.SMALL).orElseThrow().toFile());
        assertThat(small.getWidth()).isEqualTo(400);
        assertThat(done(images().upload(png(2_000, 1_000), PNG, 6))).isEqualTo(image);
    }

    @Test
    void keepsWhatOneCanSeeThrough() throws IOException {
        StoredImage image = done(images().upload(picture(50, 20, BufferedImage.TYPE_INT_ARGB, "png"), PNG, 5));
        assertThat(image.type()).isEqualTo(ImageType.PNG);
        assertThat(image.width()).isEqualTo(50);
    }

    @Test
    void refusesWhatLiesAboutItsType() throws IOException {
        assertThat(refused(images().upload(png(10, 10), JPEG, 5)).why()).isEqualTo(Refusal.UNSUPPORTED_TYPE);
        assertThat(refused(images().upload(png(10, 10), "image/svg+xml", 5)).why())
                .isEqualTo(Refusal.UNSUPPORTED_TYPE);
        for (String other : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "GIF89a\u0001\u0000\u0001\u0000",
            "<html>",
            "%PDF-1.7",
            "PK\u0003\u0004",
            "",
        }) {
            assertThat(refused(images().upload(other.getBytes(ISO_8859_1), PNG, 5))
                            .why())
                    .isEqualTo(Refusal.UNSUPPORTED_TYPE);
        }
    }

    @Test
    void refusesABombBeforeUnpackingIt() throws IOException {
        assertThat(refused(images().upload(bomb(60_000, 60_000), PNG, 5)).why()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refused(images().upload(bomb(8_000, 8_000), PNG, 5)).why()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refused(images().upload(bomb(-1, 10), PNG, 5)).why()).isEqualTo(Refusal.UNSUPPORTED_TYPE);
        assertThat(refused(images().upload(new byte[Images.MAX_BYTES + 1], PNG, 5))
                        .why())
                .isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void losesWhatHidInAPicture() throws IOException {
        String script = "<script>alert(1)</script><?php system($_GET['c']); ?>PK\u0003\u0004";
        byte[] behind = joined(png(20, 20), script.getBytes(ISO_8859_1));
        byte[] inside = withChunk(png(20, 20), "tEXt", ("Comment\u0000" + script).getBytes(ISO_8859_1));
        byte[] jpeg = joined(jpeg(20, 20), script.getBytes(ISO_8859_1));
        for (StoredImage image : new StoredImage[] {
            done(images().upload(behind, PNG, 5)),
            done(images().upload(inside, PNG, 5)),
            done(images().upload(jpeg, JPEG, 5))
        }) {
            for (Size size : Size.values()) {
                assertThat(new String(stored(image, size), ISO_8859_1)).doesNotContain("script", "php", "PK\u0003");
            }
        }
    }

    @Test
    void unpacksNoTextThatABombHidIn() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes("Comment\u0000\u0000".getBytes(ISO_8859_1));
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        assertThat(done(images().upload(withChunk(png(20, 20), "zTXt", packed.toByteArray()), PNG, 5))
                        .width())
                .isEqualTo(20);
    }

    @Test
    void refusesWhatIsCutOffOrDamaged() throws IOException {
        long seed = 11_11;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[][] good = {png(60, 40), jpeg(60, 40)};
        for (int i = 0; i < 200; i++) {
            byte[] bytes = good[i % 2].clone();
            for (int hits = 0; hits < 1 + i % 5; hits++) {
                bytes[FIRST_CHUNK + random.nextInt(bytes.length - FIRST_CHUNK)] = (byte) random.nextInt();
            }
            bytes = i % 3 == 0 ? Arrays.copyOf(bytes, FIRST_CHUNK + random.nextInt(bytes.length - FIRST_CHUNK)) : bytes;
            Object answer = images().upload(bytes, i % 2 == 0 ? PNG : JPEG, 5);
            assertThat(answer).isNotNull();
        }
        assertThat(refused(images().upload(Arrays.copyOf(png(60, 40), 40), PNG, 5))
                        .why())
                .isEqualTo(Refusal.UNSUPPORTED_TYPE);
    }

    @Test
    void turnsAPhotographUprightAndForgetsWhereItWasTaken() throws IOException {
        byte[] photo = withExif(jpeg(80, 40), 6);
        StoredImage image = done(images().upload(photo, JPEG, 5));
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(80);
        BufferedImage upright = ImageIO.read(
                images().file(image.hash(), Size.LARGE).orElseThrow().toFile());
        assertThat(new Color(upright.getRGB(20, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(upright.getRGB(20, 70)).getRed()).isLessThan(50);
        assertThat(new String(stored(image, Size.LARGE), ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void losesPatienceWithWhatTakesTooLong() throws IOException {
        assertThat(refused(Pictures.decode(jpeg(80, 40), ImageType.JPEG, Duration.ZERO))
                        .why())
                .isEqualTo(Refusal.UNSUPPORTED_TYPE);
    }

    @Test
    void findsNoFileByAName() throws IOException {
        assertThat(images().file("../../etc/passwd", Size.LARGE)).isEmpty();
        assertThat(images().find("' OR 1=1 --")).isEmpty();
    }

    @Test
    void letsAProductShowOnlyWhatWasUploaded() throws IOException {
        String hash = done(images().upload(png(20, 20), PNG, 5)).hash();
        assertThat(database.<Set<String>>read(
                        connection -> StoredImages.known(connection, List.of(hash, "0".repeat(64)))))
                .containsExactly(hash);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** A PNG that says it is so large, of few bytes. */
    private static byte[] bomb(int width, int height) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(head);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[1 << 20]);
        }
        byte[] magic = Arrays.copyOf(png(1, 1), FIRST_CHUNK);
        return joined(
                magic,
                joined(
                        chunk("IHDR", head.toByteArray()),
                        joined(chunk("IDAT", packed.toByteArray()), chunk("IEND", new byte[0]))));
    }

    /** Puts a chunk behind a PNG's first. */
    private static byte[] withChunk(byte[] png, String type, byte[] data) throws IOException {
        int end = FIRST_CHUNK + 12 + 13;
        return joined(joined(Arrays.copyOf(png, end), chunk(type, data)), Arrays.copyOfRange(png, end, png.length));
    }

    private static byte[] chunk(String type, byte[] data) throws IOException {
        byte[] named = joined(type.getBytes(ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(data.length);
        fields.write(named);
        fields.writeInt((int) crc.getValue());
        return out.toByteArray();
    }

    /** Puts what a camera writes about itself before a JPEG's first segment. */
    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(exif);
        fields.writeShort(0xFFE1);
        fields.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        fields.writeBytes("Exif\u0000\u0000MM\u0000*");
        fields.writeInt(8);
        fields.writeShort(1);
        fields.writeShort(0x0112);
        fields.writeShort(3);
        fields.writeInt(1);
        fields.writeShort(orientation);
        fields.writeShort(0);
        fields.writeInt(0);
        byte[] start = Arrays.copyOf(jpeg, 2);
        return joined(joined(start, exif.toByteArray()), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }
}
