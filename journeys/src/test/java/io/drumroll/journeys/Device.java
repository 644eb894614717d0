package io.drumroll.journeys;

/** What somebody looks at the pages with: its width and height in CSS pixels, and whether it is touched. */
enum Device {
    /** The narrowest on which everything must fit without scrolling sideways (WCAG 2.2, 1.4.10). */
    NARROW(320, 640, true),
    PHONE(390, 844, true),
    LAPTOP(1280, 800, false),
    WALL(1920, 1080, false);

    private final int width;
    private final int height;
    private final boolean isTouched;

    Device(int width, int height, boolean isTouched) {
        this.width = width;
        this.height = height;
        this.isTouched = isTouched;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isTouched() {
        return isTouched;
    }
}
