package io.drumroll.crowd.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Makes files of retail sales for tests. */
final class RetailCsv {
    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private RetailCsv() {}

    /** A good row with these parts. */
    static String row(String invoice, String stockCode, String quantity, String price) {
        return invoice + "," + stockCode + ",WHITE LANTERN," + quantity + ",2010-12-01 08:26:00," + price
                + ",17850.0,United Kingdom";
    }

    /** A file with the header and these rows. */
    static Path file(Path folder, String... rows) throws IOException {
        return Files.writeString(folder.resolve("sales.csv"), HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    /** A file with exactly this text. */
    static Path text(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("sales.csv"), text);
    }

    /** A compressed file, of which the last bytes are missing. */
    static Path gzipWithout(Path folder, int missingBytes, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = bytes.toByteArray();
        return Files.write(folder.resolve("sales.csv.gz"), Arrays.copyOf(all, all.length - missingBytes));
    }
}
