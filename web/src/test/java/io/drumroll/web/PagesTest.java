package io.drumroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the committed pages; surefire runs in the module's folder, so their sources are at hand. */
class PagesTest {
    private static final Path PAGES = Path.of("src/main/resources/web");
    private static final List<String> PAGES_BY_FILE =
            List.of("shop.html", "desk.html", "ops.html", "board.html", "about.html");
    /** What a phone loads before the shop can be used, compressed, in bytes. */
    private static final int FIRST_LOAD = 150_000;

    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/(?:assets/|favicon)[^\"]*)\"");

    @Test
    void areBuiltFromTheSourcesThatAreHere() throws IOException {
        assertThat(Files.readString(PAGES.resolve("sources.sha256")).strip())
                .as(
                        "somebody changed a source of the pages: run 'npm ci && npm run build' in web and commit the result")
                .isEqualTo(hashOfSources());
    }

    @Test
    void referToFilesThatExist() throws IOException {
        WebAssets assets = WebAssets.load();
        for (String page : PAGES_BY_FILE) {
            Matcher references = REFERENCE.matcher(Files.readString(PAGES.resolve(page)));
            assertThat(references.results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(assets.find(path)).isPresent());
        }
    }

    @Test
    void workUnderTheirContentSecurityPolicy() throws IOException {
        for (String page : PAGES_BY_FILE) {
            assertThat(Files.readString(PAGES.resolve(page)))
                    .doesNotContain("style=\"", "<style", "onclick", "http:", "https:")
                    .doesNotContainPattern("<script(?![^>]*src=)");
        }
    }

    /** The page itself and everything that it names; the words of one more language come behind it. */
    @Test
    void showTheShopAfterLittleHasBeenLoaded() throws IOException {
        WebAssets assets = WebAssets.load();
        Asset page = assets.find("/").orElseThrow();
        long onTheWire = REFERENCE
                .matcher(new String(page.bytes(), StandardCharsets.UTF_8))
                .results()
                .map(found -> assets.find(found.group(1)).orElseThrow())
                .mapToLong(PagesTest::onTheWire)
                .sum();
        assertThat(onTheWire + onTheWire(page)).isLessThan(FIRST_LOAD);
    }

    private static long onTheWire(Asset asset) {
        return asset.gzipped().orElseGet(asset::bytes).length;
    }

    /** The same as hashOfSources in build/build.mjs. */
    private static String hashOfSources() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : sources()) {
            all.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(Files.readAllBytes(Path.of(name)));
            all.write('\n');
        }
        return Asset.sha256(all.toByteArray());
    }

    private static List<String> sources() throws IOException {
        List<String> names = new ArrayList<>(List.of("package-lock.json"));
        for (String folder : List.of("src/main/ts", "src/main/static")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(file -> names.add(file.toString()));
            }
        }
        return names.stream().sorted().toList();
    }
}
