package io.drumroll.board;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;

/** Tells a festival event by event, with valid defaults. */
final class Story {
    static final long OPENS_AT_MS = 1_762_790_400_000L;
    static final long CLOSES_AT_MS = OPENS_AT_MS + 86_400_000;
    static final Region GUANGDONG = new Region(new Country("CN"), "GD", 1);

    private final List<Happened> events = new ArrayList<>();
    private long timeMs = OPENS_AT_MS - 60_000;
    private int shops;
    private int skus;
    private long orders;
    private long lastTotalMinor;

    /** A festival that is scheduled, with a shop and one SKU for 10.00. */
    static Story withOneSku() {
        return new Story().schedule().shop("Teekontor").sku(1, "Assam", "tea", "Halm", "DE");
    }

    List<Happened> events() {
        return events;
    }

    long orders() {
        return orders;
    }

    Story at(long timeMs) {
        this.timeMs = timeMs;
        return this;
    }

    Story event(Event event) {
        events.add(new Happened(events.size() + 1, timeMs, event));
        return this;
    }

    Story schedule() {
        return event(new Event.FestivalScheduled(
                "11.11", new Currency("CNY"), OPENS_AT_MS, CLOSES_AT_MS, 900_000, new SpendAndSave(0, 0)));
    }

    Story shop(String name) {
        return event(new Event.ShopOpened(++shops, name, new Country("DE")));
    }

    Story sku(int shop, String title, String category, String brand, String origin) {
        return event(
                new Event.SkuListed(++skus, shop, title, category, brand, new Country(origin), 1_000, 1_000_000, 0));
    }

    Story place(long buyer, Region region, OrderLine... lines) {
        lastTotalMinor =
                List.of(lines).stream().mapToLong(OrderLine::payableMinor).sum();
        return event(new Event.OrderPlaced(
                ++orders, buyer, region, List.of(lines), lastTotalMinor, timeMs + 900_000, false));
    }

    /** One order of one piece of SKU 1, paid at once. */
    Story buy(long buyer, long amountMinor) {
        return place(buyer, GUANGDONG, new OrderLine(1, 1, amountMinor, 0))
                .event(new Event.OrderPaid(orders, buyer, amountMinor));
    }

    BoardFigures told() {
        BoardFigures figures = new BoardFigures();
        events.forEach(happened -> happened.to(figures));
        return figures;
    }
}
