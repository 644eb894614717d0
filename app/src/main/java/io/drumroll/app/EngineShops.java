package io.drumroll.app;

import io.drumroll.app.PatientFestival.Said;
import io.drumroll.catalog.Shops;
import io.drumroll.client.Festival;
import io.drumroll.edge.KeyHash;
import io.drumroll.edge.RejectionDetails;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;

/** Opens merchants' shops in the festival's engine. Any thread that may wait may call. */
final class EngineShops implements Shops {
    /** Keeps the catalogue's keys apart from those of callers; part of what is hashed, so it never changes. */
    private static final int KEY_SPACE = 201;

    private final PatientFestival festival;

    EngineShops(Festival festival) {
        this.festival = new PatientFestival(festival);
    }

    @Override
    public Answer open(String key, String name, Country country, ShopKind kind, Currency currency) {
        Command command = new Command.OpenShop(name, country, kind, currency);
        return switch (festival.ask(KeyHash.of(KEY_SPACE, key), command)) {
            case Said.Done(long shop) -> new Answer.Opened((int) shop);
            case Said.Refused(Rejection why) -> new Answer.Refused(RejectionDetails.of(why));
            case Said.Away(String why) -> new Answer.Away(why);
        };
    }
}
