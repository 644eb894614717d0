package io.drumroll.catalog.image;

/**
 * Which way up a camera was held, by a JPEG's Exif; read before everything that a camera adds is dropped.
 *
 * <p>Source: Exif 2.3, tag 0x0112, in the APP1 segment: 1 upright, 3 upside down, 6 and 8 on a side, 2, 4, 5 and 7 mirrored.
 */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int MAX_ENTRIES = 512;

    private final byte[] bytes;
    private boolean isLittleEndian;

    private Orientation(byte[] bytes) {
        this.bytes = bytes;
    }

    /** 1 to 8; 1 where nothing, or nonsense, is said. */
    static int of(byte[] jpeg) {
        int found = new Orientation(jpeg).find();
        return found >= 1 && found <= 8 ? found : UPRIGHT;
    }

    private int find() {
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            int length = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
            if (marker == START_OF_SCAN || length < 2) {
                return UPRIGHT;
            }
            if (marker == APP1 && isExif(at + 4)) {
                return inExif(at + 10, Math.min(bytes.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private boolean isExif(int at) {
        return at + 6 <= bytes.length
                && bytes[at] == 'E'
                && bytes[at + 1] == 'x'
                && bytes[at + 2] == 'i'
                && bytes[at + 3] == 'f';
    }

    private int inExif(int start, int end) {
        if (start + 8 > end) {
            return UPRIGHT;
        }
        isLittleEndian = bytes[start] == 'I';
        long directory = start + word(start + 4);
        if (directory < start || directory + 2 > end) {
            return UPRIGHT;
        }
        int entries = Math.min(MAX_ENTRIES, half((int) directory));
        int at = (int) directory + 2;
        for (int i = 0; i < entries && at + ENTRY_BYTES <= end; i++, at += ENTRY_BYTES) {
            if (half(at) == TAG) {
                return half(at + 8);
            }
        }
        return UPRIGHT;
    }

    private int half(int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return isLittleEndian ? second << 8 | first : first << 8 | second;
    }

    private long word(int at) {
        long first = half(at);
        long second = half(at + 2);
        return isLittleEndian ? second << 16 | first : first << 16 | second;
    }
}
