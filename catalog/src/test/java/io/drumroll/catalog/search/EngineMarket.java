package io.drumroll.catalog.search;

import io.drumroll.catalog.Listings;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real engine as the search and the catalogue see it, with its clock to set; its reads can be away. */
final class EngineMarket implements FreshReads, Listings {
    static final Currency CNY = new Currency("CNY");
    static final Currency EUR = new Currency("EUR");
    static final long BUYER = 7;

    private final Engine engine = new Engine(1 << 10);
    private final Map<String, Integer> listed = new HashMap<>();
    private final List<EventSink> sinks = new ArrayList<>();
    long nowMs = 1_000_000;
    boolean isAway;
    /** How many more reads it answers before it {@linkplain #isAway is away}. */
    int answersLeft = Integer.MAX_VALUE;

    int reads;
    private long keys;

    /** An open festival in CNY with EUR at 8.00, shop 1 in CNY and shop 2, an import shop in EUR. */
    EngineMarket() {
        given(new Command.ScheduleFestival("11.11", CNY, 500_000, 4_000_000_000_000L, 60_000, 900_000));
        given(new Command.FixRate(EUR, 800, 100));
        given(new Command.OpenShop("Tea House", new Country("CN"), ShopKind.FLAGSHIP, CNY));
        given(new Command.OpenShop("Porto Tiles", new Country("PT"), ShopKind.IMPORT, EUR));
        given(new Command.TopUpWallet(BUYER, new Money(1_000_000_000, CNY)));
    }

    /** From now on events go there, too. */
    void feed(EventSink sink) {
        sinks.add(sink);
    }

    synchronized long position() {
        return engine.position();
    }

    Outcome.Accepted given(Command command) {
        return given(new Request(11, ++keys), command);
    }

    private synchronized Outcome.Accepted given(Request key, Command command) {
        Outcome outcome = engine.handle(nowMs, key, command, (sequence, timeMs, event) -> {
            for (EventSink sink : sinks) {
                sink.onEvent(sequence, timeMs, event);
            }
        });
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("given " + command + ": " + outcome);
    }

    /** A SKU of shop 1. */
    int sku(String title, long priceMinor, long stock) {
        return (int) given(new Command.ListSku(
                        1, title, "kitchen", "Yunnan", new Country("CN"), "", new Money(priceMinor, CNY), stock, 0))
                .id();
    }

    /** An order; its number. */
    long order(int sku, int quantity, long totalMinor, PayMode pay) {
        return given(new Command.PlaceOrder(
                        BUYER,
                        new Region(new Country("CN"), "GD", 1),
                        List.of(new LineRequest(sku, quantity)),
                        false,
                        List.of(),
                        new Money(totalMinor, CNY),
                        pay))
                .id();
    }

    @Override
    public synchronized <A> void read(Query<A> query, Consumer<Query.Reply<A>> onReply, Runnable onFailure) {
        reads++;
        answersLeft--;
        if (isAway || answersLeft < 0) {
            onFailure.run();
        } else {
            onReply.accept(engine.read(query));
        }
    }

    @Override
    public Listings.Answer list(String key, Listing listing) {
        @Nullable Integer known = listed.get(key);
        if (known == null) {
            known = (int) given(new Command.ListSku(
                            listing.shop(),
                            listing.title(),
                            listing.category(),
                            listing.brand(),
                            listing.origin(),
                            listing.tariffCode(),
                            listing.price(),
                            listing.stock(),
                            listing.limitPerBuyer()))
                    .id();
            listed.put(key, known);
        }
        return new Listings.Answer.Done(known);
    }

    @Override
    public Listings.Answer changePrice(int sku, Money price) {
        given(new Command.ChangePrice(sku, price));
        return new Listings.Answer.Done(sku);
    }

    @Override
    public Listings.Answer delist(int sku) {
        given(new Command.DelistSku(sku));
        return new Listings.Answer.Done(sku);
    }
}
