package io.drumroll.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.image.Images;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures over HTTP, good and bad. */
@SuppressWarnings("NullAway.Init") // opened before each test
class ImageRoutesTest {
    private static final String UPLOAD = "/v1/shops/1/images";
    private static final String PNG = "image/png";

    @TempDir
    private Path folder;

    private CatalogFixture catalog;

    @BeforeEach
    void open() throws IOException {
        catalog = new CatalogFixture(TestDatabase.H2, folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, Color.RED.getRGB());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** A PNG that says how large it is, and holds next to nothing. */
    private static byte[] bomb() throws IOException {
        byte[] png = picture("png");
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] joined(byte[] picture, String more) {
        byte[] tail = more.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(picture.length + tail.length)
                .put(picture)
                .put(tail)
                .array();
    }

    private Answer upload(String type, byte[] file) {
        return catalog.sendFileAs("merchant-1", UPLOAD, type, file);
    }

    @Test
    void showsAnUploadedPictureToEverybodyAndLetsItBeKept() throws IOException {
        Answer uploaded = upload(PNG, picture("png"));
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(201);
        assertThat(uploaded.at("width")).isEqualTo("600");
        String address = uploaded.header("Location");
        Answer seen = catalog.strangerGets(address);
        assertThat(seen.header("Content-Type")).isEqualTo(uploaded.at("mediaType"));
        assertThat(seen.header("Cache-Control")).contains("immutable");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(catalog.strangerGets(address, "If-None-Match", seen.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(catalog.strangerGets(address + "?size=small").header("ETag")).isNotEqualTo(seen.header("ETag"));
        String product =
                CatalogFixture.product("pot").replace("\"images\":[]", "\"images\":[\"" + uploaded.at("image") + "\"]");
        long id = catalog.published(product);
        assertThat(catalog.strangerGets("/v1/products/" + id).at("picture")).isEqualTo(address);
    }

    @Test
    void refusesPicturesThatLieAboutTheirType() throws IOException {
        List<String> others = List.of(
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "GIF89a\u0001\u0000",
                "<html><script>alert(1)</script>",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "");
        for (String other : others) {
            Answer refused = upload(PNG, other.getBytes(ISO_8859_1));
            assertThat(refused.status() + " " + refused.code()).isEqualTo("415 UNSUPPORTED_TYPE");
        }
        assertThat(upload("image/jpeg", picture("png")).code()).isEqualTo("UNSUPPORTED_TYPE");
        assertThat(upload("image/svg+xml", picture("png")).code()).isEqualTo("UNSUPPORTED_TYPE");
        assertThat(upload("application/json", picture("png")).code()).isEqualTo("UNSUPPORTED_TYPE");
    }

    @Test
    void refusesABombAndWhatIsTooLong() throws IOException {
        assertThat(upload(PNG, bomb()).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(upload(PNG, new byte[Images.MAX_BYTES + 1]).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(upload(PNG, picture("png")).status()).isEqualTo(201);
    }

    @Test
    void losesWhatHidBehindAPicture() throws IOException {
        String hidden = "<script>alert(1)</script>PK\u0003\u0004<?php ?>";
        for (String format : List.of("png", "jpeg")) {
            Answer uploaded = upload("image/" + format, joined(picture(format), hidden));
            assertThat(uploaded.status()).isEqualTo(201);
            for (String size : List.of("large", "small")) {
                Answer seen = catalog.strangerGets(uploaded.header("Location") + "?size=" + size);
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.body()).doesNotContain("script", "php");
            }
        }
    }

    @Test
    void drawsAPictureThatRunsNothing() {
        long id = catalog.published(CatalogFixture.product("pot", "<script>alert(1)</script>\\\" onload=x"));
        Answer drawn = catalog.strangerGets("/v1/products/" + id + "/drawing");
        assertThat(drawn.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(drawn.header("Content-Security-Policy")).contains("sandbox");
        assertThat(drawn.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(drawn.body()).doesNotContain("<script").contains("&lt;script");
    }

    @Test
    void takesPicturesOfTheCallersShopsAlone() throws IOException {
        assertThat(catalog.sendFileAs("merchant-2", UPLOAD, PNG, picture("png")).code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(catalog.sendFileAs("buyer-7", UPLOAD, PNG, picture("png")).code())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void answersUnknownAndMalformedNames() {
        assertThat(catalog.strangerGets("/v1/images/" + "0".repeat(64)).code()).isEqualTo("NOT_FOUND");
        assertThat(catalog.strangerGets("/v1/images/..%2f..%2fetc%2fpasswd").code())
                .isIn("BAD_PATH", "UNKNOWN_ROUTE");
        assertThat(catalog.strangerGets("/v1/images/" + "A".repeat(64)).code()).isEqualTo("BAD_PATH");
        assertThat(catalog.strangerGets("/v1/images/" + "0".repeat(64) + "?size=huge")
                        .code())
                .isEqualTo("BAD_PARAMETER");
    }
}
