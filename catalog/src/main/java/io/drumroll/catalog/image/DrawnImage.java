package io.drumroll.catalog.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A picture for a product that has none, as SVG: a calm background of two tones by category, an emblem and the initials.
 * The same names give the same picture, everywhere. Pure functions.
 */
public final class DrawnImage {
    private static final int SIDE = 400;
    private static final int MAX_TITLE = 120;
    private static final int EMBLEMS = 6;
    /** Goes up when the same names give another picture, so that nobody keeps the old one. One digit. */
    private static final int WAY_OF_DRAWING = 1;

    private DrawnImage() {}

    /**
     * Draws a product.
     *
     * @param category sets the colours; products of one look alike.
     * @param name any text; sets the emblem, its place and the initials.
     * @return a whole SVG document of some 1,500 characters, with all that was given escaped.
     */
    public static String svg(String category, String name) {
        int hue = (int) Math.floorMod(hash(category), 360L);
        long seed = hash(category + '\n' + name);
        String initials = initials(name);
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" aria-labelledby="t">
                <title id="t">%2$s</title>
                <rect width="%1$d" height="%1$d" fill="hsl(%3$d 42%% 88%%)"/>
                <path d="%4$s" fill="hsl(%3$d 40%% 81%%)"/>
                <g fill="none" stroke="hsl(%5$d 38%% 58%%)" stroke-width="6" stroke-linejoin="round">%6$s</g>
                <text x="200" y="206" text-anchor="middle" dominant-baseline="central" font-family="Georgia, 'Noto Serif', \
                'Noto Serif CJK SC', serif" font-size="%7$d" fill="hsl(%3$d 45%% 28%%)">%8$s</text>
                </svg>
                """,
                SIDE,
                escaped(shortened(name)),
                hue,
                sweep(seed),
                (hue + 30) % 360,
                emblem(seed),
                initials.codePointCount(0, initials.length()) == 1 ? 120 : 96,
                escaped(initials));
    }

    /**
     * Names a drawing by what it shows: other names, or another way of drawing, give another one.
     *
     * @return 17 characters of ASCII letters and digits.
     */
    public static String version(String category, String name) {
        return String.format(Locale.ROOT, "%d%016x", WAY_OF_DRAWING, hash(category + '\n' + name));
    }

    /** The second tone: a wide curve across the picture. */
    private static String sweep(long seed) {
        int left = 180 + pick(seed, 8, 120);
        int right = 180 + pick(seed, 16, 120);
        int bend = 100 + pick(seed, 24, 200);
        return String.format(
                Locale.ROOT,
                "M0 %d C%d %d %d %d %d %d V%d H0 Z",
                left,
                SIDE / 3,
                left - bend / 2,
                2 * SIDE / 3,
                right + bend / 2,
                SIDE,
                right,
                SIDE);
    }

    private static String emblem(long seed) {
        int turn = pick(seed, 32, 90);
        String shape = switch (pick(seed, 40, EMBLEMS)) {
            case 0 -> "<circle cx='200' cy='200' r='128'/><circle cx='200' cy='200' r='148'/>";
            case 1 -> turned(turn, "<rect x='92' y='92' width='216' height='216' rx='36'/>");
            case 2 -> turned(turn, polygon(6, 146));
            case 3 -> turned(turn, polygon(8, 146) + polygon(8, 124));
            case 4 ->
                turned(
                        turn,
                        "<ellipse cx='200' cy='200' rx='150' ry='108'/>"
                                + "<ellipse cx='200' cy='200' rx='108' ry='150'/>");
            default ->
                "<path d='M200 52 C290 96 330 150 330 216 C330 290 270 340 200 352 C130 340 70 290 70 216"
                        + " C70 150 110 96 200 52 Z'/>";
        };
        return shape.replace('\'', '"');
    }

    private static String turned(int degrees, String shape) {
        return "<g transform='rotate(" + degrees + " 200 200)'>" + shape + "</g>";
    }

    private static String polygon(int corners, int radius) {
        StringBuilder points = new StringBuilder("<polygon points='");
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            points.append(Math.round(200 + radius * StrictMath.cos(angle)))
                    .append(',')
                    .append(Math.round(200 + radius * StrictMath.sin(angle)))
                    .append(' ');
        }
        return points.append("'/>").toString();
    }

    /** The first letters of the first two words; of Chinese and the like the first character alone. */
    static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        boolean isInWord = false;
        int count = 0;
        for (int i = 0; i < name.length() && count < 2; ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (!isInWord) {
                    initials.appendCodePoint(Character.toTitleCase(c));
                    count++;
                    if (Character.isIdeographic(c)) {
                        break;
                    }
                }
                isInWord = true;
            } else if (c != '\'' && c != 0x2019) {
                isInWord = false;
            }
        }
        return initials.isEmpty() ? "·" : initials.toString();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TITLE)) + "…";
    }

    /** As text of XML: markup is shown and not run, and what XML does not allow becomes the sign for an unknown character. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }

    private static int pick(long seed, int shift, int bound) {
        return (int) Math.floorMod(seed >>> shift, (long) bound);
    }

    /** FNV-1a over UTF-8, stirred so that short names differ in all bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
