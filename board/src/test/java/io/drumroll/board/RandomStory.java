package io.drumroll.board;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A festival that chance tells: its events are valid, and there are many ties, pauses, orders without a
 * province, orders in other currencies or with duty, and refunds in parts.
 */
final class RandomStory {
    private static final String[] COUNTRIES = {"CN", "DE", "US", "SE", "JP"};
    private static final String[] PROVINCES = {"", "GD", "BJ", "3", "A1B", "ZZZ", "0"};

    private static final Currency[] CURRENCIES = {Story.CNY, new Currency("JPY"), new Currency("KWD")};

    /** An order that can still change; of each line so many pieces are left that were not given back. */
    private static final class Open {
        private final long order;
        private final long buyer;
        private final OrderLine[] lines;
        private final int[] left;
        private boolean isReserved;
        private boolean isPaid;

        Open(long order, long buyer, OrderLine[] lines) {
            this.order = order;
            this.buyer = buyer;
            this.lines = lines;
            this.left = Stream.of(lines).mapToInt(OrderLine::quantity).toArray();
        }

        long totalMinor() {
            return Story.totalMinor(lines);
        }
    }

    private final Random random;
    private final Story story = new Story();
    private final List<Open> open = new ArrayList<>();
    private long timeMs = Story.OPENS_AT_MS - 10_000;
    private int shops;
    private int skus;

    private RandomStory(long seed) {
        random = new Random(seed);
    }

    static List<Happened> of(long seed, int steps) {
        RandomStory told = new RandomStory(seed);
        told.story.at(told.timeMs).schedule();
        for (int i = 0; i < 5; i++) {
            told.openShop();
        }
        for (int i = 0; i < 40; i++) {
            told.listSku();
        }
        for (int i = 0; i < steps; i++) {
            told.step();
        }
        return told.story.events();
    }

    private void step() {
        passTime();
        int what = random.nextInt(100);
        if (what < 45) {
            order(true);
        } else if (what < 57) {
            order(false);
        } else if (what < 62) {
            reserve();
        } else if (what < 72) {
            payOne();
        } else if (what < 79) {
            endOne();
        } else if (what < 87) {
            refundOne();
        } else if (what < 90) {
            openShop();
        } else if (what < 93) {
            listSku();
        } else if (what < 97) {
            shipOne();
        } else {
            story.event(
                    random.nextBoolean() ? new Event.WalletToppedUp(7, Story.CNY, 5) : new Event.SkuRestocked(1, 5));
        }
    }

    private void passTime() {
        int pause = random.nextInt(1000);
        timeMs += pause == 0 ? random.nextInt(700_000) : pause < 20 ? random.nextInt(5_000) : random.nextInt(40);
        story.at(timeMs);
    }

    private void openShop() {
        story.shop("Shop \"" + ++shops + "\" 店");
    }

    private void listSku() {
        skus++;
        story.sku(
                1 + random.nextInt(shops),
                "SKU " + skus + " – ü€𝄞",
                "category " + random.nextInt(30),
                "brand " + random.nextInt(50),
                COUNTRIES[random.nextInt(COUNTRIES.length)]);
    }

    private void order(boolean payNow) {
        long buyer = 1L + random.nextInt(500);
        int currency = random.nextInt(CURRENCIES.length);
        OrderLine[] lines = lines(currency);
        story.place(buyer, region(), CURRENCIES[currency], lines);
        if (payNow) {
            story.event(Story.paid(story.orders(), buyer, Story.totalMinor(lines)));
        }
        open(buyer, lines, payNow, false);
    }

    private void reserve() {
        long buyer = 1L + random.nextInt(500);
        OrderLine line = lines(0)[0];
        story.reserve(buyer, region(), line);
        open(buyer, new OrderLine[] {line}, false, true);
    }

    private void open(long buyer, OrderLine[] lines, boolean paid, boolean reserved) {
        Open order = new Open(story.orders(), buyer, lines);
        order.isPaid = paid;
        order.isReserved = reserved;
        open.add(order);
    }

    private Region region() {
        String country = random.nextInt(4) > 0
                ? COUNTRIES[random.nextInt(COUNTRIES.length)]
                : new String(new char[] {(char) ('A' + random.nextInt(26)), (char) ('A' + random.nextInt(26))});
        return new Region(new Country(country), PROVINCES[random.nextInt(PROVINCES.length)], random.nextInt(6));
    }

    private OrderLine[] lines(int currency) {
        Set<Integer> chosen = new HashSet<>();
        List<OrderLine> lines = new ArrayList<>();
        boolean dutied = random.nextInt(3) == 0;
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int sku = 1 + (int) (skus * Math.pow(random.nextDouble(), 2));
            if (chosen.add(sku)) {
                int quantity = 1 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : 4);
                long worth = 7L * random.nextInt(random.nextInt(50) == 0 ? 1_000_000 : 2_000);
                long payable = currency == 0 ? worth : worth * (3 + currency) / 10;
                lines.add(Story.line(sku, quantity, worth, payable, dutied ? payable / 9 : 0));
            }
        }
        return lines.toArray(OrderLine[]::new);
    }

    private void payOne() {
        if (!open.isEmpty()) {
            Open order = open.get(random.nextInt(open.size()));
            if (!order.isPaid) {
                long total = order.totalMinor();
                story.event(Story.paid(order.order, order.buyer, order.isReserved ? total - total / 10 : total));
                order.isPaid = true;
            }
        }
    }

    private void endOne() {
        if (!open.isEmpty()) {
            Open order = open.remove(random.nextInt(open.size()));
            long deposit = order.totalMinor() / 10;
            if (order.isPaid) {
                story.event(Story.cancelled(order.order, order.buyer, leftMinor(order)));
            } else if (random.nextBoolean()) {
                story.event(Story.cancelled(order.order, order.buyer, order.isReserved ? deposit : 0));
            } else if (order.isReserved) {
                story.event(new Event.DepositForfeited(order.order, order.buyer, 1, deposit, deposit));
            } else {
                story.event(new Event.OrderExpired(order.order, order.buyer));
            }
        }
    }

    private void refundOne() {
        if (open.isEmpty()) {
            return;
        }
        int at = random.nextInt(open.size());
        Open order = open.get(at);
        if (!order.isPaid) {
            return;
        }
        List<Event.RefundedLine> refunded = new ArrayList<>();
        for (int i = 0; i < order.lines.length; i++) {
            int pieces = random.nextInt(3) == 0 ? order.left[i] : random.nextInt(order.left[i] + 1);
            if (pieces > 0) {
                refunded.add(refund(order.lines[i], order.left[i], pieces));
                order.left[i] -= pieces;
            }
        }
        if (!refunded.isEmpty()) {
            long amount = refunded.stream()
                    .mapToLong(line -> line.payableMinor() + line.dutyMinor())
                    .sum();
            story.event(new Event.OrderRefunded(order.order, order.buyer, PayMethod.WALLET, refunded, amount));
        }
        if (IntStream.of(order.left).sum() == 0) {
            open.remove(at);
        }
    }

    /** A shop's part of an order is shipped, and some of them are received. The board believes it of any order. */
    private void shipOne() {
        if (!open.isEmpty()) {
            Open order = open.get(random.nextInt(open.size()));
            story.event(new Event.ShopOrderShipped(order.order, 1, timeMs + 1_000));
            if (random.nextBoolean()) {
                story.event(new Event.ShopOrderSettled(order.order, 1, 0, 0, 0, 0, 0, true));
            }
        }
    }

    private static Event.RefundedLine refund(OrderLine line, int left, int pieces) {
        long payable = left(line.payableMinor(), left, line) - left(line.payableMinor(), left - pieces, line);
        long duty = left(line.dutyMinor(), left, line) - left(line.dutyMinor(), left - pieces, line);
        return new Event.RefundedLine(line.sku(), pieces, payable, duty, 0, 0, 0, 0, true);
    }

    private static long leftMinor(Open order) {
        long minor = 0;
        for (int i = 0; i < order.lines.length; i++) {
            OrderLine line = order.lines[i];
            minor += left(line.payableMinor(), order.left[i], line) + left(line.dutyMinor(), order.left[i], line);
        }
        return minor;
    }

    /** What is left of an amount of a line when so many of its pieces are left. */
    private static long left(long minor, int pieces, OrderLine line) {
        return minor - minor * (line.quantity() - pieces) / line.quantity();
    }
}
