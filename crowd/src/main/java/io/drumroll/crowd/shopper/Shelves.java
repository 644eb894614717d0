package io.drumroll.crowd.shopper;

import io.drumroll.crowd.demo.Popularity;
import io.drumroll.engine.order.LineRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** What a crowd chooses from: SKUs by popularity, less those that shoppers found sold out. One thread. */
final class Shelves {
    private static final int MAX_LINES = 6;
    /** Looks at this many SKUs before it takes one though it was sold out: perhaps it is back. */
    private static final int MAX_LOOKS = 20;

    private final Popularity popularity;
    private final int skus;
    private final BitSet soldOut = new BitSet();

    Shelves(int skus, long seed) {
        this.skus = skus;
        this.popularity = new Popularity(skus, Popularity.DEFAULT_EXPONENT, seed);
    }

    int skus() {
        return skus;
    }

    /** One to six lines of different SKUs, mostly one or two; mostly one piece of each. */
    List<LineRequest> someLines(SplittableRandom random) {
        int wanted = 1;
        while (wanted < MAX_LINES && random.nextInt(100) < 45) {
            wanted++;
        }
        List<LineRequest> lines = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            LineRequest line = oneLine(random);
            if (lines.stream().noneMatch(other -> other.sku() == line.sku())) {
                lines.add(line);
            }
        }
        return lines;
    }

    LineRequest oneLine(SplittableRandom random) {
        int sku = popularity.pick(random);
        for (int i = 0; i < MAX_LOOKS && soldOut.get(sku); i++) {
            sku = popularity.pick(random);
        }
        int draw = random.nextInt(100);
        int quantity = draw < 80 ? 1 : draw < 94 ? 2 : 3;
        return new LineRequest(sku, quantity);
    }

    /** A shopper saw that nothing is left. */
    void markSoldOut(int sku) {
        soldOut.set(sku);
    }

    /** Shoppers look again. */
    void forgetSoldOut() {
        soldOut.clear();
    }
}
