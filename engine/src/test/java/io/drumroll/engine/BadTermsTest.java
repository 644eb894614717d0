package io.drumroll.engine;

import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_COUPONS;
import static io.drumroll.engine.limit.Limits.MAX_DEAL_STEPS;
import static io.drumroll.engine.limit.Limits.MAX_FUNDED_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_STOCK;
import static io.drumroll.engine.limit.Limits.MAX_TIME_MS;
import static io.drumroll.engine.limit.Limits.WHOLE_BPS;

import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OtherShopsSku;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Negative, over-100 % and otherwise impossible terms: of every bound the last value that is taken and the first that is
 * not, up to the edge of a long.
 */
class BadTermsTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cup = given.skuOf(TEA_HOUSE, 500);
    private final int delisted = given.skuOf(TEA_HOUSE, 1_000);
    private final int jewel = given.skuOf(TEA_HOUSE, MAX_PRICE_MINOR);

    BadTermsTest() {
        given.accepted(new DelistSku(delisted));
    }

    private void refuses(DealTerms terms, Rejection expected) {
        given.refuses(new MakeDeal(Offers.offer(terms)), expected);
    }

    /** Takes the terms, in a festival of their own so that they do not overlap with others. */
    private void takes(DealTerms terms) {
        given.restored().deal(terms);
    }

    private static OutOfRange range(Field field, long value, long min, long max) {
        return new OutOfRange(field, value, min, max);
    }

    @Test
    void checksAFestivalPrice() {
        refuses(new FestivalPrice(99, 0, 0, -1), new UnknownSku(99));
        refuses(new FestivalPrice(0, 900, 10, 0), new UnknownSku(0));
        refuses(new FestivalPrice(delisted, 900, 10, 0), new SkuOffSale(delisted));
        for (long price : new long[] {0, -1, Long.MIN_VALUE, MAX_PRICE_MINOR + 1, Long.MAX_VALUE}) {
            refuses(new FestivalPrice(tea, price, 10, 0), range(Field.PRICE, price, 1, MAX_PRICE_MINOR));
        }
        refuses(new FestivalPrice(tea, 1_001, 0, 0), new DealRaisesPrice(tea, 1_001, 1_000));
        for (long stock : new long[] {0, -1, Long.MIN_VALUE, MAX_STOCK + 1, Long.MAX_VALUE}) {
            refuses(new FestivalPrice(tea, 900, stock, 0), range(Field.STOCK, stock, 1, MAX_STOCK));
        }
        for (int limit : new int[] {-1, Integer.MIN_VALUE, MAX_QUANTITY + 1, Integer.MAX_VALUE}) {
            refuses(new FestivalPrice(tea, 900, 10, limit), range(Field.LIMIT_PER_BUYER, limit, 0, MAX_QUANTITY));
        }
        takes(new FestivalPrice(tea, 1_000, 1, MAX_QUANTITY));
        takes(new FestivalPrice(tea, 1, MAX_STOCK, 0));
        takes(new FestivalPrice(jewel, MAX_PRICE_MINOR, 1, 0));
    }

    private QuantityBreaks breaks(Break... breaks) {
        return new QuantityBreaks(tea, List.of(breaks));
    }

    @Test
    void checksQuantityBreaks() {
        refuses(new QuantityBreaks(99, List.of()), new UnknownSku(99));
        refuses(new QuantityBreaks(delisted, List.of()), new SkuOffSale(delisted));
        refuses(breaks(), range(Field.STEPS, 0, 1, MAX_DEAL_STEPS));
        List<Break> ten =
                IntStream.range(0, 10).mapToObj(i -> new Break(i + 2, 900 - i)).toList();
        List<Break> eleven = new ArrayList<>(ten);
        eleven.add(new Break(20, 1));
        refuses(new QuantityBreaks(tea, eleven), range(Field.STEPS, 11, 1, MAX_DEAL_STEPS));
        takes(new QuantityBreaks(tea, ten));

        refuses(breaks(new Break(1, 900)), range(Field.QUANTITY, 1, 2, MAX_QUANTITY));
        refuses(breaks(new Break(-5, 900)), range(Field.QUANTITY, -5, 2, MAX_QUANTITY));
        refuses(breaks(new Break(MAX_QUANTITY + 1, 900)), range(Field.QUANTITY, MAX_QUANTITY + 1, 2, MAX_QUANTITY));
        refuses(breaks(new Break(2, 900), new Break(2, 800)), range(Field.QUANTITY, 2, 3, MAX_QUANTITY));
        refuses(
                breaks(new Break(MAX_QUANTITY, 900), new Break(Integer.MAX_VALUE, 800)),
                range(Field.QUANTITY, Integer.MAX_VALUE, MAX_QUANTITY + 1, MAX_QUANTITY));
        refuses(breaks(new Break(2, 0)), range(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
        refuses(breaks(new Break(2, Long.MIN_VALUE)), range(Field.PRICE, Long.MIN_VALUE, 1, MAX_PRICE_MINOR));
        refuses(breaks(new Break(2, Long.MAX_VALUE)), range(Field.PRICE, Long.MAX_VALUE, 1, MAX_PRICE_MINOR));
        refuses(breaks(new Break(2, 900), new Break(3, 900)), range(Field.PRICE, 900, 1, 899));
        refuses(breaks(new Break(2, 1), new Break(3, 1)), range(Field.PRICE, 1, 1, 0));
        refuses(breaks(new Break(2, 1_001)), new DealRaisesPrice(tea, 1_001, 1_000));
        // The steps are looked at before the list price.
        refuses(breaks(new Break(2, 1_001), new Break(3, 1_001)), range(Field.PRICE, 1_001, 1, 1_000));
        takes(breaks(new Break(2, 1_000), new Break(MAX_QUANTITY, 999)));
        takes(breaks(new Break(2, 2), new Break(3, 1)));
    }

    @Test
    void checksASecondPiece() {
        refuses(new SecondPiece(99, 0), new UnknownSku(99));
        refuses(new SecondPiece(delisted, 0), new SkuOffSale(delisted));
        for (int off : new int[] {0, -1, Integer.MIN_VALUE, WHOLE_BPS + 1, Integer.MAX_VALUE}) {
            refuses(new SecondPiece(tea, off), range(Field.DISCOUNT, off, 1, WHOLE_BPS));
        }
        takes(new SecondPiece(tea, 1));
        takes(new SecondPiece(tea, WHOLE_BPS));
    }

    private static BundlePrice bundle(long priceMinor, LineRequest... members) {
        return new BundlePrice(List.of(members), priceMinor);
    }

    @Test
    void checksABundlesMembers() {
        refuses(bundle(1), range(Field.STEPS, 0, 2, MAX_DEAL_STEPS));
        refuses(bundle(1, line(99, 0)), range(Field.STEPS, 1, 2, MAX_DEAL_STEPS));
        LineRequest[] eleven = IntStream.range(0, 11)
                .mapToObj(i -> line(given.skuOf(TEA_HOUSE, 10), 1))
                .toArray(LineRequest[]::new);
        refuses(bundle(1, eleven), range(Field.STEPS, 11, 2, MAX_DEAL_STEPS));
        takes(bundle(100, Arrays.copyOf(eleven, 10)));

        refuses(bundle(1, line(99, 0), line(cup, 1)), new UnknownSku(99));
        refuses(bundle(1, line(tea, 1), line(delisted, 0)), new SkuOffSale(delisted));
        refuses(bundle(1, line(tea, 0), line(99, 1)), range(Field.QUANTITY, 0, 1, MAX_QUANTITY));
        refuses(bundle(1, line(tea, 1), line(cup, -1)), range(Field.QUANTITY, -1, 1, MAX_QUANTITY));
        refuses(
                bundle(1, line(tea, 1), line(cup, MAX_QUANTITY + 1)),
                range(Field.QUANTITY, MAX_QUANTITY + 1, 1, MAX_QUANTITY));
        int other = given.shop(CNY);
        int pot = given.skuOf(other, 700);
        refuses(bundle(1, line(tea, 1), line(pot, 1)), new OtherShopsSku(pot, other, TEA_HOUSE));
    }

    @Test
    void checksABundlesPrice() {
        for (long price : new long[] {0, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refuses(bundle(price, line(tea, 1), line(cup, 2)), range(Field.PRICE, price, 1, MAX_AMOUNT_MINOR));
        }
        refuses(bundle(2_001, line(tea, 1), line(cup, 2)), new DealRaisesPrice(tea, 2_001, 2_000));
        takes(bundle(2_000, line(tea, 1), line(cup, 2)));
        takes(bundle(1, line(tea, 1), line(cup, 2)));
        // 10^17 and more of list price is no less than any price.
        takes(bundle(MAX_AMOUNT_MINOR, line(jewel, MAX_QUANTITY), line(cup, 1)));
    }

    @Test
    void checksAPreSale() {
        long ends = Offers.ENDS_AT;
        refuses(new PreSale(99, 900, 50, 100, ends, ends + 1, true), new UnknownSku(99));
        refuses(new PreSale(delisted, 900, 50, 100, ends, ends + 1, true), new SkuOffSale(delisted));
        refuses(new PreSale(tea, 0, 50, 100, ends, ends + 1, true), range(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
        refuses(new PreSale(tea, 1_001, 50, 100, ends, ends + 1, true), new DealRaisesPrice(tea, 1_001, 1_000));
        for (long worth : new long[] {0, -1, Long.MIN_VALUE, 901, Long.MAX_VALUE}) {
            refuses(new PreSale(tea, 900, 50, worth, ends, ends + 1, true), range(Field.DEPOSIT, worth, 1, 900));
        }
        for (long deposit : new long[] {0, -1, Long.MIN_VALUE, 101, Long.MAX_VALUE}) {
            refuses(new PreSale(tea, 900, deposit, 100, ends, ends + 1, true), range(Field.DEPOSIT, deposit, 1, 100));
        }
        takes(new PreSale(tea, 1_000, 1_000, 1_000, ends, ends + 1, true));
        takes(new PreSale(tea, 1, 1, 1, ends, ends + 1, false));
    }

    @Test
    void refusesADepositWithNoBalanceWindow() {
        long ends = Offers.ENDS_AT;
        refuses(
                new PreSale(tea, 900, 50, 100, ends, ends, true),
                range(Field.BALANCE_UNTIL, ends, ends + 1, MAX_TIME_MS + 1));
        refuses(
                new PreSale(tea, 900, 50, 100, ends, 0, true),
                range(Field.BALANCE_UNTIL, 0, ends + 1, MAX_TIME_MS + 1));
        refuses(
                new PreSale(tea, 900, 50, 100, -1, ends, true),
                range(Field.BALANCE_FROM, -1, Offers.STARTS_AT, MAX_TIME_MS));
        refuses(
                new PreSale(tea, 900, 50, 100, MAX_TIME_MS + 1, MAX_TIME_MS + 2, true),
                range(Field.BALANCE_FROM, MAX_TIME_MS + 1, Offers.STARTS_AT, MAX_TIME_MS));
        refuses(
                new PreSale(tea, 900, 50, 100, Long.MAX_VALUE, Long.MIN_VALUE, true),
                range(Field.BALANCE_FROM, Long.MAX_VALUE, Offers.STARTS_AT, MAX_TIME_MS));
        // Deposits are not taken when their balance can't be paid any more.
        refuses(
                new PreSale(tea, 900, 50, 100, 10, ends - 1, true),
                range(Field.BALANCE_UNTIL, ends - 1, ends, MAX_TIME_MS + 1));
        refuses(
                new PreSale(tea, 900, 50, 100, MAX_TIME_MS, MAX_TIME_MS + 2, true),
                range(Field.BALANCE_UNTIL, MAX_TIME_MS + 2, MAX_TIME_MS + 1, MAX_TIME_MS + 1));
        takes(new PreSale(tea, 900, 50, 100, Offers.STARTS_AT, ends, true));
        takes(new PreSale(tea, 900, 50, 100, MAX_TIME_MS, MAX_TIME_MS + 1, true));
    }

    @Test
    void refusesABalanceBeforeTheDepositsAreTaken() {
        given.refuses(
                new MakeDeal(Offers.during(
                        CLOSES_AT,
                        CLOSES_AT + 10,
                        new PreSale(tea, 900, 50, 100, CLOSES_AT - 1, CLOSES_AT + 20, true))),
                range(Field.BALANCE_FROM, CLOSES_AT - 1, CLOSES_AT, MAX_TIME_MS));
    }

    private static ShopTiers tiers(Tier... tiers) {
        return new ShopTiers(TEA_HOUSE, List.of(tiers));
    }

    @Test
    void checksShopTiers() {
        refuses(new ShopTiers(99, List.of()), new UnknownShop(99));
        refuses(tiers(), range(Field.STEPS, 0, 1, MAX_DEAL_STEPS));
        List<Tier> ten = IntStream.range(1, 11).mapToObj(i -> new Tier(i, i)).toList();
        List<Tier> eleven = new ArrayList<>(ten);
        eleven.add(new Tier(11, 11));
        refuses(new ShopTiers(TEA_HOUSE, eleven), range(Field.STEPS, 11, 1, MAX_DEAL_STEPS));
        takes(new ShopTiers(TEA_HOUSE, ten));

        for (long spend : new long[] {0, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refuses(tiers(new Tier(spend, 1)), range(Field.SPEND, spend, 1, MAX_AMOUNT_MINOR));
        }
        for (long save : new long[] {0, -1, Long.MIN_VALUE, 101, Long.MAX_VALUE}) {
            refuses(tiers(new Tier(100, save)), range(Field.DISCOUNT, save, 1, 100));
        }
        refuses(tiers(new Tier(100, 10), new Tier(100, 20)), range(Field.SPEND, 100, 101, MAX_AMOUNT_MINOR));
        refuses(tiers(new Tier(100, 10), new Tier(200, 10)), range(Field.DISCOUNT, 10, 11, 200));
        refuses(
                tiers(new Tier(MAX_AMOUNT_MINOR, 10), new Tier(MAX_AMOUNT_MINOR + 1, 11)),
                range(Field.SPEND, MAX_AMOUNT_MINOR + 1, MAX_AMOUNT_MINOR + 1, MAX_AMOUNT_MINOR));
        takes(tiers(new Tier(1, 1), new Tier(MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR)));
    }

    @Test
    void checksCoupons() {
        refuses(new ShopCoupon(99, 0, 0, 0, 0), new UnknownShop(99));
        for (long spend : new long[] {0, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refusesCoupon(spend, 1, 1, 1, range(Field.SPEND, spend, 1, MAX_AMOUNT_MINOR));
        }
        for (long save : new long[] {0, -1, Long.MIN_VALUE, 101, Long.MAX_VALUE}) {
            refusesCoupon(100, save, 1, 1, range(Field.DISCOUNT, save, 1, 100));
        }
        for (long count : new long[] {0, -1, Long.MIN_VALUE, MAX_COUPONS + 1, Long.MAX_VALUE}) {
            refusesCoupon(100, 1, count, 1, range(Field.COUPONS, count, 1, MAX_COUPONS));
        }
        for (int perBuyer : new int[] {0, -1, Integer.MIN_VALUE, MAX_QUANTITY + 1, Integer.MAX_VALUE}) {
            refusesCoupon(100, 1, 1, perBuyer, range(Field.LIMIT_PER_BUYER, perBuyer, 1, MAX_QUANTITY));
        }
        takesCoupon(1, 1, 1, 1);
        takesCoupon(MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR, MAX_COUPONS, MAX_QUANTITY);
    }

    private void refusesCoupon(long spend, long save, long count, int perBuyer, Rejection expected) {
        refuses(new ShopCoupon(TEA_HOUSE, spend, save, count, perBuyer), expected);
        refuses(new FestivalCoupon(spend, save, count, perBuyer), expected);
    }

    private void takesCoupon(long spend, long save, long count, int perBuyer) {
        takes(new ShopCoupon(TEA_HOUSE, spend, save, count, perBuyer));
        takes(new FestivalCoupon(spend, save, count, perBuyer));
    }

    @Test
    void checksASavingAcrossShops() {
        for (long spend : new long[] {0, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refuses(new CrossShop(spend, 1, 0), range(Field.SPEND, spend, 1, MAX_AMOUNT_MINOR));
        }
        for (long save : new long[] {0, -1, Long.MIN_VALUE, 101, Long.MAX_VALUE}) {
            refuses(new CrossShop(100, save, 0), range(Field.DISCOUNT, save, 1, 100));
        }
        for (long cap : new long[] {9, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refuses(new CrossShop(100, 10, cap), range(Field.CAP, cap, 10, MAX_AMOUNT_MINOR));
        }
        takes(new CrossShop(1, 1, 0));
        takes(new CrossShop(100, 10, 10));
        takes(new CrossShop(MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR));
    }

    @Test
    void checksARedPacket() {
        for (long face : new long[] {0, -1, Long.MIN_VALUE, MAX_AMOUNT_MINOR + 1, Long.MAX_VALUE}) {
            refuses(new RedPacket(face, 0, 0), range(Field.DISCOUNT, face, 1, MAX_AMOUNT_MINOR));
        }
        for (long budget : new long[] {99, 0, -1, Long.MIN_VALUE, MAX_FUNDED_MINOR + 1, Long.MAX_VALUE}) {
            refuses(new RedPacket(100, budget, 1), range(Field.BUDGET, budget, 100, MAX_FUNDED_MINOR));
        }
        for (int perBuyer : new int[] {0, -1, Integer.MIN_VALUE, MAX_QUANTITY + 1, Integer.MAX_VALUE}) {
            refuses(new RedPacket(100, 100, perBuyer), range(Field.LIMIT_PER_BUYER, perBuyer, 1, MAX_QUANTITY));
        }
        takes(new RedPacket(1, MAX_FUNDED_MINOR, MAX_QUANTITY));
        takes(new RedPacket(MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR, 1));
    }
}
