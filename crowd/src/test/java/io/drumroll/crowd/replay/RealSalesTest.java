package io.drumroll.crowd.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs on the UCI 'Online Retail' data set (Daqing Chen, 2015, CC BY 4.0), which is no part of the project. */
class RealSalesTest {
    private static final String FILE = "online-retail.csv.gz";

    @Test
    void replaysAYearOfABritishShop() throws Exception {
        Path file = findFile();
        if (file == null) {
            String skipped = "SKIPPED: there is no shared/data/" + FILE + " above "
                    + Path.of("").toAbsolutePath() + "; -Ddrumroll.shared=FOLDER names its folder";
            // Also printed, since Maven shows the reason in its report only.
            System.out.println(skipped);
            abort(skipped);
            return;
        }
        Counts counted = count(file);
        EngineFestival festival = new EngineFestival();
        festival.setNowMs(1_800_000_000_000L);
        new Seeder(festival).accepted(List.of(Replay.frame(1_800_000_000_000L)), new Keys(1), 1, Seeder.Progress.NONE);

        ReplayResult result = new Replay(festival, new Keys(2), Replay.MAX_SPEED).run(file, (stage, done, total) -> {});

        assertThat(result.rows()).isEqualTo(541_909).isEqualTo(counted.rows);
        assertThat(result.orders()).isEqualTo(19_959).isEqualTo(counted.invoices.size());
        assertThat(result.lines()).isEqualTo(530_099).isEqualTo(counted.lines);
        assertThat(result.gmvMinor()).isEqualTo(1_065_562_248L).isEqualTo(counted.gmvMinor);
        assertThat(result.skipped()).isEqualTo(counted.skipped);
        assertThat(result.unknownCountries()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.fault()).isNull();
    }

    /** What the file holds, counted in another way than the product's: by one regular expression a line. */
    private static final class Counts {
        private static final Pattern ROW =
                Pattern.compile("([^,]*),([^,]*),(?:\"(?:[^\"]|\"\")*\"|[^,]*),(-?\\d+),[^,]*,(-?[0-9.]+),[^,]*,[^,]*");

        private final Set<String> invoices = new HashSet<>();
        private final TreeMap<String, Long> skipped = new TreeMap<>();
        private long rows;
        private long lines;
        private long gmvMinor;

        void add(String line) {
            rows++;
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as("row %d: %s", rows, line).isTrue();
            String reason = reason(row);
            if (!reason.isEmpty()) {
                skipped.merge(reason, 1L, Long::sum);
                return;
            }
            lines++;
            invoices.add(row.group(1));
            gmvMinor += Long.parseLong(row.group(3)) * pennies(row.group(4));
        }

        private static String reason(Matcher row) {
            if (!row.group(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return row.group(1).startsWith("C") ? "CANCELLATION" : "ADJUSTMENT";
            }
            if (row.group(3).startsWith("-") || row.group(3).equals("0")) {
                return "QUANTITY_NOT_POSITIVE";
            }
            return pennies(row.group(4)) < 1 ? "PRICE_BELOW_ONE_PENNY" : "";
        }

        private static long pennies(String price) {
            return new BigDecimal(price)
                    .multiply(BigDecimal.valueOf(100))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
    }

    private static Counts count(Path file) throws IOException {
        Counts counts = new Counts();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                counts.add(line);
            }
        }
        return counts;
    }

    /** The file in the folder that the system property names, or in shared/data beside one of the folders above. */
    private static @Nullable Path findFile() {
        String shared = System.getProperty("drumroll.shared");
        if (shared != null) {
            Path file = Path.of(shared, "data", FILE);
            return Files.exists(file) ? file : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data").resolve(FILE);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
