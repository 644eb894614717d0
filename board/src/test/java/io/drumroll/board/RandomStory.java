package io.drumroll.board;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A festival that chance tells: its events are valid, and there are many ties, pauses and orders without a province. */
final class RandomStory {
    private static final String[] COUNTRIES = {"CN", "DE", "US", "SE", "JP"};
    private static final String[] PROVINCES = {"", "GD", "BJ", "3", "A1B", "ZZZ", "0"};

    private record Open(long order, long buyer, long totalMinor, boolean paid) {}

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
        if (what < 50) {
            order(true);
        } else if (what < 70) {
            order(false);
        } else if (what < 80) {
            payOne();
        } else if (what < 87) {
            endOne();
        } else if (what < 90) {
            openShop();
        } else if (what < 94) {
            listSku();
        } else {
            story.event(random.nextBoolean() ? new Event.WalletToppedUp(7, 5) : new Event.SkuRestocked(1, 5));
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
        Region region = new Region(
                new Country(
                        random.nextInt(4) > 0
                                ? COUNTRIES[random.nextInt(COUNTRIES.length)]
                                : new String(
                                        new char[] {(char) ('A' + random.nextInt(26)), (char) ('A' + random.nextInt(26))
                                        })),
                PROVINCES[random.nextInt(PROVINCES.length)],
                random.nextInt(6));
        OrderLine[] lines = lines();
        story.place(buyer, region, lines);
        long total = List.of(lines).stream().mapToLong(OrderLine::payableMinor).sum();
        if (payNow) {
            story.event(new Event.OrderPaid(story.orders(), buyer, total));
        }
        open.add(new Open(story.orders(), buyer, total, payNow));
    }

    private OrderLine[] lines() {
        Set<Integer> chosen = new HashSet<>();
        List<OrderLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int sku = 1 + (int) (skus * Math.pow(random.nextDouble(), 2));
            if (chosen.add(sku)) {
                int quantity = 1 + random.nextInt(3);
                long price = 100L * random.nextInt(random.nextInt(50) == 0 ? 100_000 : 20);
                lines.add(new OrderLine(sku, quantity, price, random.nextInt(5) == 0 ? price : 0));
            }
        }
        return lines.toArray(OrderLine[]::new);
    }

    private void payOne() {
        if (!open.isEmpty()) {
            int at = random.nextInt(open.size());
            Open order = open.get(at);
            if (!order.paid()) {
                story.event(new Event.OrderPaid(order.order(), order.buyer(), order.totalMinor()));
                open.set(at, new Open(order.order(), order.buyer(), order.totalMinor(), true));
            }
        }
    }

    private void endOne() {
        if (!open.isEmpty()) {
            Open order = open.remove(random.nextInt(open.size()));
            story.event(
                    order.paid() || random.nextBoolean()
                            ? new Event.OrderCancelled(
                                    order.order(), order.buyer(), order.paid() ? order.totalMinor() : 0)
                            : new Event.OrderExpired(order.order(), order.buyer()));
        }
    }
}
