package io.drumroll.history;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Seven shops and a few buyers in four currencies, who order, pay late or never, ship, settle, are paid out, give back
 * before and after, reserve and forfeit, while duties and rates change.
 */
public final class RandomTrade {
    static final int SHOPS = 7;
    static final List<Country> COUNTRIES = List.of(Trade.CN, Trade.DE, new Country("JP"), new Country("US"));
    static final List<String> TARIFF_CODES = List.of("", "0902", "090230", "09", "6109", "902");

    private static final int SKUS = 28;
    static final int BUYERS = 9;
    private static final List<Currency> CURRENCIES = List.of(Trade.CNY, Trade.EUR, Trade.JPY, Trade.KWD);

    private final SplittableRandom random;
    private final Trade trade = new Trade();
    private final List<Long> orders = new ArrayList<>();
    private final List<Integer> coupons = new ArrayList<>();
    private final List<Money> payments = new ArrayList<>();
    private int preSale;

    private RandomTrade(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A trade of so many steps. */
    public static Trade of(long seed, int steps) {
        RandomTrade told = new RandomTrade(seed);
        told.open();
        for (int i = 0; i < steps; i++) {
            told.step();
        }
        return told.trade;
    }

    private void open() {
        trade.must(new Command.SetCommission("goods", 1 + random.nextInt(1_500)));
        for (int shop = 1; shop <= SHOPS; shop++) {
            trade.shop("Shop " + shop, pick(COUNTRIES), pick(CURRENCIES));
        }
        for (int sku = 1; sku <= SKUS; sku++) {
            int shop = 1 + sku % SHOPS;
            Money price =
                    new Money(100 + random.nextInt(90_000), trade.shopView(shop).currency());
            trade.sku(shop, pick(COUNTRIES), pick(TARIFF_CODES), price);
        }
        for (long buyer = 1; buyer <= BUYERS; buyer++) {
            for (Currency currency : CURRENCIES) {
                trade.fund(buyer, currency);
            }
        }
        long endMs = trade.timeMs() + 9 * Trade.DAY_MS;
        trade.deal(Funder.FESTIVAL, endMs, new DealTerms.CrossShop(20_000, 1_999, 0));
        trade.deal(Funder.FESTIVAL, endMs, new DealTerms.ShopTiers(2, List.of(new DealTerms.Tier(5_000, 333))));
        trade.deal(Funder.SHOP, endMs, new DealTerms.ShopTiers(3, List.of(new DealTerms.Tier(5_000, 333))));
        coupons.add(trade.deal(Funder.FESTIVAL, endMs, new DealTerms.FestivalCoupon(100, 77, 10_000, 1_000)));
        coupons.add(trade.deal(Funder.SHOP, endMs, new DealTerms.RedPacket(88, 1_000_000, 1_000)));
    }

    private void step() {
        trade.after(random.nextInt(200) == 0 ? random.nextInt(4_000_000) : random.nextInt(20_000));
        int what = random.nextInt(100);
        if (what < 35) {
            place();
        } else if (what < 38) {
            trade.give(new Command.PayOrder(anOrder()));
        } else if (what < 40) {
            payByCard();
        } else if (what < 43) {
            trade.give(new Command.CancelOrder(anOrder()));
        } else if (what < 56) {
            ship(anOrder());
        } else if (what < 68) {
            confirm(anOrder());
        } else if (what < 78) {
            refund();
        } else if (what < 88) {
            payOut();
        } else if (what < 93) {
            reserve();
        } else if (what < 96) {
            setDuty();
        } else if (what < 98) {
            Currency currency = CURRENCIES.get(1 + random.nextInt(CURRENCIES.size() - 1));
            trade.give(new Command.FixRate(currency, 1 + random.nextInt(3_000), 1 + random.nextInt(1_000)));
        } else if (what < 99) {
            trade.give(new Command.ClaimCoupon(1 + random.nextInt(BUYERS), pick(coupons)));
        } else {
            Money amount = new Money(1 + random.nextInt(9_000), pick(CURRENCIES));
            trade.must(new Command.TopUpWallet(1 + random.nextInt(BUYERS), amount));
        }
    }

    private void place() {
        List<LineRequest> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(new LineRequest(1 + random.nextInt(SKUS), 1 + random.nextInt(5)));
        }
        List<Integer> used = random.nextInt(3) == 0 ? List.of(pick(coupons)) : List.of();
        PayMode pay = random.nextInt(4) == 0 ? PayMode.LATER : PayMode.NOW;
        trade.order(1 + random.nextInt(BUYERS), pick(COUNTRIES), pick(CURRENCIES), lines, used, pay)
                .ifPresent(orders::add);
    }

    private void payByCard() {
        long order = anOrder();
        PaymentRef payment = new PaymentRef(7, payments.size() + 1);
        Optional<Query.OrderView> view = trade.ask(new Query.OfOrder(order));
        if (view.isPresent()) {
            Money total =
                    new Money(Math.max(1, view.get().totalMinor()), view.get().currency());
            trade.must(new Command.ReceivePayment(payment, order, total));
            payments.add(total);
        }
        if (!payments.isEmpty()) {
            int returned = random.nextInt(payments.size());
            Money some =
                    new Money(1 + random.nextInt(50), payments.get(returned).currency());
            trade.give(new Command.SettleRefund(new PaymentRef(7, returned + 1), some));
        }
    }

    private void ship(long order) {
        for (int shop = 1; shop <= SHOPS; shop++) {
            trade.give(new Command.ShipShopOrder(order, shop));
        }
    }

    private void confirm(long order) {
        int shop = 1 + random.nextInt(SHOPS);
        for (int i = 0; i < SHOPS; i++) {
            if (trade.give(new Command.ConfirmReceipt(order, 1 + (shop + i) % SHOPS))
                    .isPresent()) {
                return;
            }
        }
    }

    private void refund() {
        List<LineRequest> lines = new ArrayList<>();
        if (random.nextBoolean()) {
            lines.add(new LineRequest(1 + random.nextInt(SKUS), 1 + random.nextInt(2)));
        }
        trade.give(new Command.RefundOrder(anOrder(), lines));
    }

    private void payOut() {
        int shop = 1 + random.nextInt(SHOPS);
        long balance = trade.shopView(shop).balanceMinor();
        if (balance > 0) {
            long amount = random.nextBoolean() ? balance : 1 + random.nextLong(balance);
            trade.must(new Command.PayOutShop(
                    shop, new Money(amount, trade.shopView(shop).currency())));
        }
    }

    private void reserve() {
        if (preSale == 0 || random.nextInt(10) == 0) {
            long endMs = trade.timeMs() + 60_000;
            DealTerms terms = new DealTerms.PreSale(
                    1 + random.nextInt(SKUS), 90, 10, 20, endMs, endMs + 300_000, random.nextBoolean());
            preSale = trade.give(new Command.MakeDeal(
                            new DealOffer("pre-sale", trade.timeMs(), endMs, Funder.FESTIVAL, List.of(), terms)))
                    .orElse((long) preSale)
                    .intValue();
        }
        if (preSale > 0) {
            trade.reserve(1 + random.nextInt(BUYERS), pick(COUNTRIES), pick(CURRENCIES), preSale, 1 + random.nextInt(9))
                    .ifPresent(orders::add);
        }
    }

    private void setDuty() {
        Country origin = pick(COUNTRIES);
        Country destination = pick(COUNTRIES);
        if (!origin.equals(destination)) {
            long fromMs = trade.timeMs() + (random.nextBoolean() ? 0 : random.nextInt(200_000));
            trade.give(new Command.SetDuty(new DutyRule(
                    origin, destination, pick(TARIFF_CODES), random.nextInt(3_000), random.nextInt(5_000), fromMs)));
        }
    }

    private long anOrder() {
        return orders.isEmpty() ? 1 : orders.get(Math.max(0, orders.size() - 1 - random.nextInt(60)));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
