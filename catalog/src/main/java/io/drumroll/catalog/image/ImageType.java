package io.drumroll.catalog.image;

import java.util.Arrays;
import java.util.Optional;

/** The types that are taken and stored. */
public enum ImageType {
    /** PNG. */
    PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
    /** JPEG. */
    JPEG("image/jpeg", "jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

    private final String mediaType;
    private final String formatName;
    private final byte[] magic;

    ImageType(String mediaType, String formatName, byte[] magic) {
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
                .filter(type -> bytes.length > type.magic.length
                        && Arrays.equals(bytes, 0, type.magic.length, type.magic, 0, type.magic.length))
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
