package io.drumroll.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes percent-encoded paths and values of queries (RFC 3986). */
final class Paths {
    private Paths() {}

    /**
     * The path without percent-encoding.
     *
     * @throws BadRequest when the encoding is broken.
     */
    static String decode(@Nullable String path) {
        if (path == null) {
            throw new BadRequest(EdgeCode.BAD_PATH, "Begin the path with a slash.");
        }
        return path.indexOf('%') < 0 ? path : percentDecoded(path, EdgeCode.BAD_PATH);
    }

    /**
     * A text without percent-encoding.
     *
     * @throws BadRequest with the code when the encoding is broken.
     */
    static String percentDecoded(String text, EdgeCode code) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw broken(code);
                }
                bytes[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                throw broken(code);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(code);
        }
    }

    private static BadRequest broken(EdgeCode code) {
        return new BadRequest(
                code, "Write a percent sign and two hexadecimal digits for each byte of UTF-8, as in %20.");
    }
}
