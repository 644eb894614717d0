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
        for (String page : List.of("index.html", "board.html")) {
            Matcher references = REFERENCE.matcher(Files.readString(PAGES.resolve(page)));
            assertThat(references.results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(assets.find(path)).isPresent());
        }
    }

    @Test
    void workUnderTheirContentSecurityPolicy() throws IOException {
        for (String page : List.of("index.html", "board.html")) {
            assertThat(Files.readString(PAGES.resolve(page)))
                    .doesNotContain("style=\"", "<style", "onclick", "http:", "https:")
                    .doesNotContainPattern("<script(?![^>]*src=)");
        }
    }

    @Test
    void stayLightEnoughForAPhone() {
        long onTheWire = WebAssets.load().byName().values().stream()
                .filter(asset -> !asset.name().endsWith(".txt"))
                .mapToLong(asset -> asset.gzipped().orElseGet(asset::bytes).length)
                .sum();
        assertThat(onTheWire).isLessThan(400_000);
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
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.forEach(file -> names.add(folder + "/" + file.getFileName()));
            }
        }
        return names.stream().sorted().toList();
    }
}
