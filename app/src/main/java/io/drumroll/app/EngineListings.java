package io.drumroll.app;

import io.drumroll.app.PatientFestival.Said;
import io.drumroll.catalog.Listings;
import io.drumroll.client.Festival;
import io.drumroll.edge.KeyHash;
import io.drumroll.edge.RejectionDetails;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the catalogue's products as SKUs of the festival's engine. Any thread that may wait may call. */
final class EngineListings implements Listings {
    /** Keeps the catalogue's keys apart from those of callers; part of what is hashed, so it never changes. */
    private static final int KEY_SPACE = 200;

    /** A commission that was set so long ago is known here. */
    private static final long FRESH_NS = 1_000_000_000;

    private final PatientFestival festival;
    private volatile Commissioned commissioned = new Commissioned(Set.of(), System.nanoTime() - FRESH_NS);

    private record Commissioned(Set<String> categories, long readNs) {}

    EngineListings(Festival festival) {
        this.festival = new PatientFestival(festival);
    }

    @Override
    public Answer list(String key, Listing listing) {
        Command command = new Command.ListSku(
                listing.shop(),
                listing.title(),
                listing.category(),
                listing.brand(),
                listing.origin(),
                listing.tariffCode(),
                listing.price(),
                listing.stock(),
                listing.limitPerBuyer());
        return switch (festival.ask(KeyHash.of(KEY_SPACE, key), command)) {
            case Said.Done(long sku) -> new Answer.Done((int) sku);
            case Said.Refused(Rejection why) -> new Answer.Refused(RejectionDetails.of(why));
            case Said.Away(String why) -> new Answer.Away(why);
        };
    }

    /** What was known last, while the engine can't be asked. */
    @Override
    public Set<String> commissioned() {
        Commissioned known = commissioned;
        long nowNs = System.nanoTime();
        if (nowNs - known.readNs() < FRESH_NS) {
            return known.categories();
        }
        Set<String> found = festival.read(new Query.OfCommissions())
                .map(view -> view.commissions().stream()
                        .map(Query.Commission::category)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(known.categories());
        commissioned = new Commissioned(found, nowNs);
        return found;
    }

    /** The engine takes the price that a SKU has already, too. */
    @Override
    public Answer changePrice(int sku, Money price) {
        return switch (festival.ask(Request.WITHOUT_KEY, new Command.ChangePrice(sku, price))) {
            case Said.Done _ -> new Answer.Done(sku);
            case Said.Refused(Rejection why) -> new Answer.Refused(RejectionDetails.of(why));
            case Said.Away(String why) -> new Answer.Away(why);
        };
    }

    @Override
    public Answer delist(int sku) {
        return switch (festival.ask(Request.WITHOUT_KEY, new Command.DelistSku(sku))) {
            case Said.Done _ -> new Answer.Done(sku);
            case Said.Refused(Rejection.SkuOffSale _) -> new Answer.Done(sku);
            case Said.Refused(Rejection why) -> new Answer.Refused(RejectionDetails.of(why));
            case Said.Away(String why) -> new Answer.Away(why);
        };
    }
}
