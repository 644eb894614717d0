package io.drumroll.engine.shop;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shops, numbered from 1 in the order in which they opened. */
public final class Shops {
    private final List<ShopOpened> shops = new ArrayList<>();

    /** How many there are. */
    public int count() {
        return shops.size();
    }

    /** A shop's name; the shop is known. */
    public String name(int shop) {
        return shops.get(shop - 1).name();
    }

    /** Refuses a number that no shop has. */
    public @Nullable Rejection refuseUnknown(int shop) {
        return shop >= 1 && shop <= shops.size() ? null : new UnknownShop(shop);
    }

    /** Decides about a new shop. */
    public Decision decide(OpenShop command) {
        Rejection refusal = Checks.text(Field.NAME, command.name());
        if (refusal == null && shops.size() >= Limits.MAX_SHOPS) {
            refusal = new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS);
        }
        int shop = shops.size() + 1;
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(shop, 0, new ShopOpened(shop, command.name(), command.country()));
    }

    /** A shop opened. */
    public void apply(ShopOpened event) {
        shops.add(event);
    }

    /** Writes all shops. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(shops.size());
        for (ShopOpened shop : shops) {
            writer.text(shop.name());
            writer.text(shop.country().code());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (int shop = 1; shop <= count; shop++) {
            shops.add(new ShopOpened(shop, reader.text(), new Country(reader.text())));
        }
    }
}
