package io.drumroll.catalog.image;

/**
 * A stored picture.
 *
 * @param hash its name: the hash of its large size, 64 hexadecimal digits.
 * @param width of the large size, in pixels.
 * @param height of the large size, in pixels.
 * @param largeBytes the large size's length.
 * @param smallBytes the small size's length.
 */
public record StoredImage(String hash, ImageType type, int width, int height, int largeBytes, int smallBytes) {
    /** The sizes in which a picture is stored. */
    public enum Size {
        /** At most 1,600 pixels on either side. */
        LARGE(1_600),
        /** At most 400 pixels on either side. */
        SMALL(400);

        private final int maxSide;

        Size(int maxSide) {
            this.maxSide = maxSide;
        }

        /** The longer side's bound, in pixels. */
        public int maxSide() {
            return maxSide;
        }
    }
}
