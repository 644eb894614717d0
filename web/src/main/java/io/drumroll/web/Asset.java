package io.drumroll.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the pages, with what an HTTP answer needs. Immutable, safe for any number of threads. */
public final class Asset {
    /** For names that carry their content's hash: another content has another name. */
    public static final String KEEP_FOR_EVER = "public, max-age=31536000, immutable";

    /** For names that stay: the browser asks each time, and gets a short 304 where its copy is still right. */
    public static final String ASK_EACH_TIME = "no-cache";

    private static final Pattern HASHED = Pattern.compile("assets/.*-[0-9A-Z]{8}\\.[a-z]+");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final String name;
    private final byte[] bytes;
    private final byte[] gzipped;
    private final String etag;

    Asset(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.gzipped = gzip(bytes);
        this.etag = '"' + sha256(bytes).substring(0, 32) + '"';
    }

    /** Its path inside the folder of the pages, such as {@code maps/world.json}. */
    public String name() {
        return name;
    }

    /** The value of the header Content-Type. */
    public String contentType() {
        String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return type == null ? "application/octet-stream" : type;
    }

    /** The value of the header ETag, quotes included: a hash of the uncompressed content. */
    public String etag() {
        return etag;
    }

    /** The value of the header Cache-Control. */
    public String cacheControl() {
        return HASHED.matcher(name).matches() ? KEEP_FOR_EVER : ASK_EACH_TIME;
    }

    /** The content; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The content for Content-Encoding gzip, a copy; empty where compressing saves nothing. An answer with either form
     * needs {@code Vary: Accept-Encoding}, and the compressed one a weak ETag ({@code W/} before {@link #etag}).
     */
    public Optional<byte[]> gzipped() {
        return gzipped.length < bytes.length ? Optional.of(gzipped.clone()) : Optional.empty();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (BestGzip gzip = new BestGzip(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail to be written", impossible);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Compressed once and sent often, so as small as it gets. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
