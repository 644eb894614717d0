package io.drumroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebAssetsTest {
    private static final WebAssets ASSETS = WebAssets.load();

    @TempDir
    private Path folder;

    @Test
    void findsThePagesByTheirAddresses() {
        assertThat(at("/").contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(at("/").name()).isEqualTo("shop.html");
        assertThat(at("/p/12").name()).isEqualTo("shop.html");
        assertThat(at("/search").name()).isEqualTo("shop.html");
        assertThat(at("/desk").name()).isEqualTo("desk.html");
        assertThat(at("/desk/products/new").name()).isEqualTo("desk.html");
        assertThat(at("/ops/controls").name()).isEqualTo("ops.html");
        assertThat(at("/board").name()).isEqualTo("board.html");
        assertThat(at("/about").name()).isEqualTo("about.html");
        assertThat(at("/maps/world.json").contentType()).isEqualTo("application/json");
        assertThat(at("/favicon.svg").contentType()).isEqualTo("image/svg+xml");
    }

    @Test
    void findsNothingElse() {
        assertThat(ASSETS.find("/no-such-page")).isEmpty();
        assertThat(ASSETS.find("")).isEmpty();
        assertThat(ASSETS.find("board")).isEmpty();
        assertThat(ASSETS.find("/../web/board.html")).isEmpty();
        assertThat(ASSETS.find("/boarding")).isEmpty();
        assertThat(ASSETS.find("/p/" + "1".repeat(300))).isEmpty();
        assertThat(ASSETS.find("//board")).isEmpty();
    }

    @Test
    void keepsForEverOnlyWhatIsNamedByItsHash() {
        assertThat(ASSETS.byName().values())
                .allSatisfy(asset -> assertThat(asset.cacheControl())
                        .isEqualTo(asset.name().startsWith("assets/") ? Asset.KEEP_FOR_EVER : Asset.ASK_EACH_TIME));
        assertThat(ASSETS.byName().keySet()).anyMatch(name -> name.matches("assets/board-[0-9A-Z]{8}\\.js"));
    }

    @Test
    void unpacksToTheSameBytes() throws IOException {
        Asset map = at("/maps/provinces.json");
        byte[] gzipped = map.gzipped().orElseThrow();
        assertThat(gzipped.length).isLessThan(map.bytes().length / 2);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            assertThat(in.readAllBytes()).isEqualTo(map.bytes());
        }
    }

    @Test
    void doesNotCompressWhatWouldGrow() {
        assertThat(new Asset("a.txt", new byte[] {1}).gzipped()).isEmpty();
    }

    @Test
    void tellsContentsApartByTheirEtag() {
        assertThat(new Asset("a.txt", new byte[] {1}).etag())
                .isEqualTo(new Asset("b.txt", new byte[] {1}).etag())
                .isNotEqualTo(new Asset("a.txt", new byte[] {2}).etag())
                .matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void anOperatorsMapTakesThePlaceOfOurs() throws IOException {
        Files.writeString(folder.resolve("provinces.json"), "{\"type\":\"FeatureCollection\",\"features\":[]}");
        WebAssets assets = WebAssets.loadWithMaps(folder);
        assertThat(new String(assets.find("/maps/provinces.json").orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
        assertThat(assets.find("/maps/world.json").orElseThrow().etag())
                .isEqualTo(at("/maps/world.json").etag());
    }

    @Test
    void refusesAFolderWithoutMapsAndNamesIt() {
        assertThatThrownBy(() -> WebAssets.loadWithMaps(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void refusesAMapThatNoScreenCouldLoad() throws IOException {
        Files.write(folder.resolve("world.json"), new byte[WebAssets.MAX_MAP_BYTES + 1]);
        assertThatThrownBy(() -> WebAssets.loadWithMaps(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("world.json");
    }

    private static Asset at(String path) {
        return ASSETS.find(path).orElseThrow();
    }
}
