package io.drumroll.board;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;

/** Tells a festival event by event, with valid defaults. */
final class Story {
    static final long OPENS_AT_MS = 1_762_790_400_000L;
    static final long CLOSES_AT_MS = OPENS_AT_MS + 86_400_000;
    static final Currency CNY = new Currency("CNY");
    static final Region GUANGDONG = new Region(new Country("CN"), "GD", 1);

    private final List<Happened> events = new ArrayList<>();
    private long timeMs = OPENS_AT_MS - 60_000;
    private int shops;
    private int skus;
    private long orders;

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
        return event(new Event.FestivalScheduled("11.11", CNY, OPENS_AT_MS, CLOSES_AT_MS, 900_000, 864_000_000));
    }

    Story shop(String name) {
        return event(new Event.ShopOpened(++shops, name, new Country("DE"), ShopKind.BAZAAR, CNY));
    }

    Story sku(int shop, String title, String category, String brand, String origin) {
        return event(new Event.SkuListed(
                ++skus, shop, title, category, brand, new Country(origin), "0902", 1_000, 1_000_000, 0));
    }

    /** An order in the festival's currency. */
    Story place(long buyer, Region region, OrderLine... lines) {
        return place(buyer, region, CNY, lines);
    }

    Story place(long buyer, Region region, Currency currency, OrderLine... lines) {
        return event(new Event.OrderPlaced(
                ++orders,
                buyer,
                region,
                currency,
                List.of(lines),
                List.of(),
                totalMinor(lines),
                timeMs + 900_000,
                false));
    }

    /** A deposit of a tenth. */
    Story reserve(long buyer, Region region, OrderLine line) {
        return event(new Event.OrderReserved(
                ++orders,
                buyer,
                region,
                CNY,
                1,
                line,
                List.of(),
                totalMinor(line),
                totalMinor(line) / 10,
                timeMs + 1_000,
                timeMs + 900_000));
    }

    /** One order of one piece of SKU 1, paid at once. */
    Story buy(long buyer, long amountMinor) {
        return place(buyer, GUANGDONG, line(1, 1, amountMinor)).event(paid(orders, buyer, amountMinor));
    }

    static Event.OrderPaid paid(long order, long buyer, long amountMinor) {
        return new Event.OrderPaid(order, buyer, amountMinor, PayMethod.WALLET);
    }

    static Event.OrderCancelled cancelled(long order, long buyer, long refundMinor) {
        return new Event.OrderCancelled(order, buyer, refundMinor, 0, 0);
    }

    /** A line at its list price, in the festival's currency throughout. */
    static OrderLine line(int sku, int quantity, long unitPriceMinor) {
        return line(sku, quantity, quantity * unitPriceMinor, quantity * unitPriceMinor, 0);
    }

    /** A line of which the buyer pays in another currency, or with duty. */
    static OrderLine line(int sku, int quantity, long festivalMinor, long payableMinor, long dutyMinor) {
        return new OrderLine(
                sku, quantity, festivalMinor / quantity, festivalMinor, payableMinor, dutyMinor, festivalMinor, 0, 0);
    }

    static long totalMinor(OrderLine... lines) {
        return List.of(lines).stream()
                .mapToLong(line -> line.payableMinor() + line.dutyMinor())
                .sum();
    }

    BoardFigures told() {
        BoardFigures figures = new BoardFigures();
        events.forEach(happened -> happened.to(figures));
        return figures;
    }
}
