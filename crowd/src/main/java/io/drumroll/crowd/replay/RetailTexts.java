package io.drumroll.crowd.replay;

import io.drumroll.engine.limit.Limits;
import java.util.List;
import java.util.Locale;

/** Makes titles and categories that the engine takes out of whatever a file's texts are. Pure. */
final class RetailTexts {
    /** What goods are filed under whose description says nothing. */
    static final String OTHER_CATEGORY = "Gifts";

    /** The file has no categories: the first word that stands in the description decides. */
    private static final List<String[]> CATEGORY_WORDS = List.of(
            words("Postage and fees", "POSTAGE", "CARRIAGE", "MANUAL", "AMAZON FEE", "BANK CHARGES"),
            words("Christmas", "CHRISTMAS", "XMAS", "ADVENT", "REINDEER", "SANTA", "BAUBLE"),
            words("Bags and cases", "BAG", "SHOPPER", "SUITCASE", "PURSE", "LUGGAGE"),
            words("Candles and lights", "CANDLE", "T-LIGHT", "LANTERN", "LIGHT", "LAMP"),
            words(
                    "Kitchen and table",
                    "CAKE",
                    "MUG",
                    "CUP",
                    "TEA",
                    "PLATE",
                    "BOWL",
                    "JAR",
                    "LUNCH",
                    "BAKING",
                    "KITCHEN"),
            words("Paper and cards", "CARD", "PAPER", "NOTEBOOK", "WRAP", "STICKER", "TISSUE", "NAPKINS"),
            words("Toys and games", "TOY", "GAME", "PUZZLE", "DOLL", "CHILD", "PLAYHOUSE", "SKITTLES"),
            words("Garden", "GARDEN", "PLANT", "FLOWER", "BIRD", "HERB"),
            words("Signs and frames", "SIGN", "FRAME", "CLOCK", "HOOK", "DOORMAT"),
            words("Jewellery", "NECKLACE", "BRACELET", "EARRINGS", "RING", "CHARM"));

    private RetailTexts() {}

    private static String[] words(String... categoryAndWords) {
        return categoryAndWords;
    }

    /**
     * A title: the description without control characters and needless spaces, cut to the engine's limit; the stock
     * code where nothing is left.
     */
    static String title(String description, String stockCode) {
        String title = cleaned(description);
        if (!title.isEmpty()) {
            return title;
        }
        String code = cleaned(stockCode);
        return code.isEmpty() ? "?" : code;
    }

    /** The category of goods with this title. */
    static String category(String title) {
        String upper = " " + title.toUpperCase(Locale.ROOT);
        for (String[] words : CATEGORY_WORDS) {
            for (int i = 1; i < words.length; i++) {
                if (upper.contains(" " + words[i])) {
                    return words[0];
                }
            }
        }
        return OTHER_CATEGORY;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int bytes = 0;
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isISOControl(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                gap = !clean.isEmpty();
                continue;
            }
            int shown = Character.getType(point) == Character.SURROGATE ? 0xFFFD : point;
            bytes += utf8Bytes(shown) + (gap ? 1 : 0);
            if (bytes > Limits.MAX_TEXT_BYTES) {
                break;
            }
            if (gap) {
                clean.append(' ');
                gap = false;
            }
            clean.appendCodePoint(shown);
        }
        return clean.toString();
    }

    private static int utf8Bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
