package io.drumroll.engine.shop;

import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** The shops, numbered from 1 in the order in which they opened. */
public final class Shops {
    private final Frame frame;
    private final Rates rates;
    private final List<ShopOpened> shops = new ArrayList<>();
    /** The number of each shop's currency, read for every line of every order. */
    private final IntArrayList currencies = new IntArrayList();

    /** Shops of a festival. */
    public Shops(Frame frame, Rates rates) {
        this.frame = frame;
        this.rates = rates;
    }

    /** How many there are. */
    public int count() {
        return shops.size();
    }

    /** A shop's name; the shop is known. */
    public String name(int shop) {
        return shops.get(shop - 1).name();
    }

    /** Where a shop is; the shop is known. */
    public Country country(int shop) {
        return shops.get(shop - 1).country();
    }

    /** What sort of shop it is; the shop is known. */
    public ShopKind kind(int shop) {
        return shops.get(shop - 1).kind();
    }

    /** What a shop prices in, by {@link Rates#indexOf}; the shop is known. */
    public int currency(int shop) {
        return currencies.getInt(shop - 1);
    }

    /** Refuses an amount in another currency than the shop's; the shop is known. */
    public @Nullable Rejection refuseCurrency(int shop, Currency given) {
        Currency expected = shops.get(shop - 1).currency();
        return expected.equals(given) ? null : new CurrencyMismatch(expected.code(), given.code());
    }

    /** Refuses a number that no shop has. */
    public @Nullable Rejection refuseUnknown(int shop) {
        return shop >= 1 && shop <= shops.size() ? null : new UnknownShop(shop);
    }

    /** Decides about a new shop. */
    public Decision decide(OpenShop command) {
        Rejection refusal = Checks.first(
                frame.refuseUnscheduled(),
                Checks.text(Field.NAME, command.name()),
                rates.refuseUnknown(command.currency()));
        if (refusal == null && shops.size() >= Limits.MAX_SHOPS) {
            refusal = new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS);
        }
        int shop = shops.size() + 1;
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(
                        shop,
                        0,
                        new ShopOpened(shop, command.name(), command.country(), command.kind(), command.currency()));
    }

    /** A shop opened. */
    public void apply(ShopOpened event) {
        shops.add(event);
        currencies.addInt(rates.indexOf(event.currency()));
    }

    /** Writes all shops. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(shops.size());
        for (ShopOpened shop : shops) {
            writer.text(shop.name());
            writer.text(shop.country().code());
            writer.number(shop.kind().code());
            writer.text(shop.currency().code());
        }
    }

    /** Reads what {@link #writeTo} wrote; the rates are there already. */
    public void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (int shop = 1; shop <= count; shop++) {
            apply(new ShopOpened(
                    shop,
                    reader.text(),
                    new Country(reader.text()),
                    ShopKind.ofCode((int) reader.number()),
                    new Currency(reader.text())));
        }
    }
}
