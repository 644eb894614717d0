package io.drumroll.crowd.demo;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.ProgramPerson;
import io.drumroll.accounts.RoleChange;
import io.drumroll.accounts.Scope;
import io.drumroll.catalog.Merchant;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.Shops;
import io.drumroll.client.Festival;
import io.drumroll.database.Database;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The people who run a demo's shops: each applied for one, was approved, and is its merchant. */
public final class DemoMerchants {
    private static final String KIND = "merchant";
    private static final long TOKEN_MS = TimeUnit.HOURS.toMillis(1);
    /** Who approved them: the system itself, as the audit trail says. */
    private static final long NOBODY = 0;

    private static final String REASON = "The demo's shop";

    private final DemoFestival demo;

    private DemoMerchants(DemoFestival demo) {
        this.demo = demo;
    }

    /** The merchants of a demo festival. */
    public static DemoMerchants of(DemoFestival demo) {
        return new DemoMerchants(demo);
    }

    /**
     * Sees to it that each of the demo's shops has its merchant; may be called again after it was broken off.
     *
     * @param festival tells the shops' numbers, by their names.
     * @param nowMs ms of the epoch.
     * @return how many merchants are new.
     * @throws io.drumroll.database.DatabaseUnavailableException when the database is away.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public int fill(Festival festival, Database database, Accounts accounts, LongSupplier nowMs)
            throws InterruptedException {
        DemoNumbers numbers = DemoNumbers.read(festival, demo);
        Map<String, Integer> shops = new HashMap<>();
        List<OpenShop> opened = demo.shops();
        for (int i = 0; i < opened.size(); i++) {
            shops.put(opened.get(i).name(), numbers.ofShop(i));
        }
        Merchants merchants =
                new Merchants(database, new Known(shops), (person, shop, _) -> giveShop(accounts, person, shop), nowMs);
        if (shops.values().stream()
                .allMatch(shop -> shop == 0 || merchants.ofShop(shop).isPresent())) {
            return 0;
        }
        List<ProgramPerson> people = accounts.programPeople().ensure(KIND, opened.size(), Set.of(Scope.READ), TOKEN_MS);
        int fresh = 0;
        for (int i = 0; i < opened.size(); i++) {
            int shop = numbers.ofShop(i);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted after " + i + " merchants");
            }
            if (shop > 0 && merchants.ofShop(shop).isEmpty()) {
                approve(merchants, people.get(i).person(), opened.get(i));
                fresh++;
            }
        }
        return fresh;
    }

    private static void giveShop(Accounts accounts, long person, int shop) {
        RoleChange change = accounts.roles().giveShop(NOBODY, person, shop, REASON);
        if (!(change instanceof RoleChange.Done || change instanceof RoleChange.Unchanged)) {
            throw new IllegalStateException("person " + person + " can't run shop " + shop + ": " + change);
        }
    }

    /** Goes on with an application that was left before its end. */
    private static void approve(Merchants merchants, long person, OpenShop shop) {
        List<Merchant> before = merchants.ofPerson(person);
        Merchant merchant = before.isEmpty()
                ? done(merchants.apply(
                        person, new Merchant.Wish(shop.name(), shop.kind(), shop.country(), shop.currency())))
                : before.getLast();
        switch (merchant.state()) {
            case APPLIED -> done(merchants.approve(merchant.id(), NOBODY));
            case OPENING -> merchants.finishUnderWay(Merchants.MAX_PAGE);
            case APPROVED, REFUSED -> {}
        }
    }

    private static Merchant done(Result<Merchant> result) {
        if (result instanceof Result.Done<Merchant>(Merchant merchant)) {
            return merchant;
        }
        throw new IllegalStateException("the demo's merchant was refused: " + result);
    }

    /** The shops are open already. */
    private record Known(Map<String, Integer> byName) implements Shops {
        @Override
        public Answer open(String key, String name, Country country, ShopKind kind, Currency currency) {
            int shop = byName.getOrDefault(name, 0);
            return shop > 0 ? new Answer.Opened(shop) : new Answer.Refused("There is no such shop.");
        }
    }
}
