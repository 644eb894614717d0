package io.drumroll.edge;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.money.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The currencies that amounts are in where neither a request nor an answer says so: the festival's, a shop's, a SKU's; with
 * a shop's goes its name. A shop's and a SKU's never change, and the festival's not once a shop is open; what can't change
 * any more is kept here, up to a bound, and asked for once. Safe for use by many threads.
 */
final class Currencies {
    /** How many shops' and how many SKUs' currencies are kept; beyond it all are forgotten, and asked for again. */
    static final int MAX_KEPT = 1 << 16;

    private final Festival festival;
    private final Map<Integer, ShopSign> ofShops = new ConcurrentHashMap<>();
    private final Map<Integer, Currency> ofSkus = new ConcurrentHashMap<>();
    private volatile @Nullable Currency ofFestival;

    Currencies(Festival festival) {
        this.festival = festival;
    }

    /**
     * Goes on with the festival's currency, at once where it is known; where the festival has none, that is the
     * exchange's answer.
     */
    void withFestival(Exchange exchange, Consumer<Currency> then) {
        Currency known = ofFestival;
        if (known != null) {
            then.accept(known);
            return;
        }
        festival.read(0, new Query.OfFestival(), new PendingRead<>(exchange) {
            @Override
            void found(long position, FestivalView view) {
                if (view.shops() > 0) {
                    ofFestival = view.currency();
                }
                then.accept(view.currency());
            }
        });
    }

    /** Goes on with the festival's currency and those that are wanted, at once where all are known. */
    void with(Exchange exchange, Wanted wanted, Consumer<Known> then) {
        withFestival(exchange, currency -> new Search(exchange, wanted, new Known(currency), then).goOn());
    }

    private static <T> void keep(Map<Integer, T> all, int number, T kept) {
        if (all.size() >= MAX_KEPT) {
            all.clear();
        }
        all.put(number, kept);
    }

    /** What is known of a shop for good. */
    private record ShopSign(String name, Currency currency) {}

    /** Whose currencies an answer needs. Not thread safe. */
    static final class Wanted {
        private final Set<Integer> shops = new LinkedHashSet<>();
        private final Set<Integer> skus = new LinkedHashSet<>();

        Wanted shop(int shop) {
            shops.add(shop);
            return this;
        }

        Wanted sku(int sku) {
            skus.add(sku);
            return this;
        }
    }

    /** The currencies that were wanted. Not thread safe. */
    static final class Known {
        private final Currency festival;
        private final Map<Integer, ShopSign> shops = new HashMap<>();
        private final Map<Integer, Currency> skus = new HashMap<>();

        private Known(Currency festival) {
            this.festival = festival;
        }

        Currency festival() {
            return festival;
        }

        /** The currency of a shop that was wanted. */
        Currency shop(int shop) {
            return sign(shop).currency();
        }

        /** The name of a shop whose currency was wanted. */
        String shopName(int shop) {
            return sign(shop).name();
        }

        private ShopSign sign(int shop) {
            return Objects.requireNonNull(shops.get(shop), "a shop's currency was not asked for");
        }

        /** The currency of a SKU that was wanted. */
        Currency sku(int sku) {
            return Objects.requireNonNull(skus.get(sku), "a SKU's currency was not asked for");
        }
    }

    /** Asks for what is not kept yet, one after the other, so that one request never fills the festival's line. */
    private final class Search {
        private final Exchange exchange;
        private final Iterator<Integer> shops;
        private final Iterator<Integer> skus;
        private final Known known;
        private final Consumer<Known> then;

        Search(Exchange exchange, Wanted wanted, Known known, Consumer<Known> then) {
            this.exchange = exchange;
            this.shops = wanted.shops.iterator();
            this.skus = wanted.skus.iterator();
            this.known = known;
            this.then = then;
        }

        void goOn() {
            while (shops.hasNext()) {
                int shop = shops.next();
                ShopSign kept = ofShops.get(shop);
                if (kept == null) {
                    askShop(shop);
                    return;
                }
                known.shops.put(shop, kept);
            }
            while (skus.hasNext()) {
                int sku = skus.next();
                Currency kept = ofSkus.get(sku);
                if (kept == null) {
                    askSku(sku);
                    return;
                }
                known.skus.put(sku, kept);
            }
            then.accept(known);
        }

        private void askShop(int shop) {
            festival.read(0, new Query.OfShop(shop), new PendingRead<>(exchange) {
                @Override
                void found(long position, ShopView view) {
                    ShopSign sign = new ShopSign(view.name(), view.currency());
                    keep(ofShops, shop, sign);
                    known.shops.put(shop, sign);
                    goOn();
                }
            });
        }

        private void askSku(int sku) {
            festival.read(0, new Query.OfSku(sku), new PendingRead<>(exchange) {
                @Override
                void found(long position, SkuView view) {
                    keep(ofSkus, sku, view.currency());
                    known.skus.put(sku, view.currency());
                    goOn();
                }
            });
        }
    }
}
