package io.drumroll.catalog.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The types that are taken and stored. */
public enum ImageType {
    /** PNG. */
    PNG("image/png", "png", "89504e470d0a1a0a"),
    /** JPEG. */
    JPEG("image/jpeg", "jpeg", "ffd8ff");

    private static final int LONGEST_MAGIC = 8;

    private final String mediaType;
    private final String formatName;
    private final String magic;

    ImageType(String mediaType, String formatName, String magic) {
        this.mediaType = mediaType;
        this.formatName = formatName;
        this.magic = magic;
    }

    /** As {@code Content-Type} has it. */
    public String mediaType() {
        return mediaType;
    }

    /** As Java's image readers and writers have it. */
    String formatName() {
        return formatName;
    }

    /** The type that a file's first bytes tell. */
    static Optional<ImageType> ofBytes(byte[] bytes) {
        return Arrays.stream(values())
                .filter(type -> HexFormat.of()
                        .formatHex(bytes, 0, Math.min(bytes.length, LONGEST_MAGIC))
                        .startsWith(type.magic))
                .findFirst();
    }

    /** The type of this name. */
    static ImageType ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }
}
