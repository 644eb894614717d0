package io.drumroll.engine.request;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealStore;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.List;

/**
 * A command's content in 64 bits: the same on every machine and run, which {@code hashCode} does not promise. It only
 * has to tell two commands under one 128-bit key apart.
 */
final class ContentHash {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private ContentHash() {}

    static long of(Command command) {
        return switch (command) {
            case PlaceOrder c -> ofOrder(c);
            case PayOrder c -> mix(kind(2), c.order());
            case CancelOrder c -> mix(kind(3), c.order());
            case TopUpWallet c -> money(mix(kind(4), c.buyer()), c.amount());
            case SetCartLine c -> mix(mix(mix(kind(5), c.buyer()), c.sku()), c.quantity());
            case RemoveCartLine c -> mix(mix(kind(6), c.buyer()), c.sku());
            case RestockSku c -> mix(mix(kind(7), c.sku()), c.quantity());
            case ChangePrice c -> money(mix(kind(8), c.sku()), c.price());
            case DelistSku c -> mix(kind(9), c.sku());
            case OpenShop c -> ofShop(c);
            case ListSku c -> ofListing(c);
            case ScheduleFestival c -> ofFrame(c);
            case MakeDeal c -> ofOffer(kind(13), c.offer());
            case ChangeDeal c -> ofOffer(mix(kind(14), c.deal()), c.offer());
            case EndDeal c -> mix(kind(15), c.deal());
            case ClaimCoupon c -> mix(mix(kind(16), c.buyer()), c.deal());
            case FixRate c -> mix(mix(text(kind(17), c.currency().code()), c.festivalMinor()), c.foreignMinor());
            case SetDuty c -> ofDuty(c.rule());
            case SetCommission c -> mix(text(kind(19), c.category()), c.commissionBps());
            case PlaceDeposit c -> ofDeposit(c);
            case ShipShopOrder c -> mix(mix(kind(21), c.order()), c.shop());
            case ConfirmReceipt c -> mix(mix(kind(22), c.order()), c.shop());
            case RefundOrder c -> lines(mix(kind(23), c.order()), c.lines());
            case PayOutShop c -> money(mix(kind(24), c.shop()), c.amount());
            case ReceivePayment c ->
                money(mix(mix(mix(kind(25), c.payment().high()), c.payment().low()), c.order()), c.amount());
            case SettleRefund c ->
                money(mix(mix(kind(26), c.payment().high()), c.payment().low()), c.amount());
            case OrderCartLines c ->
                ofOrder(
                        lines(mix(kind(27), c.buyer()), c.lines()),
                        c.pay() == PayMode.NOW ? 2 : 0,
                        c.coupons(),
                        c.region(),
                        c.expectedTotal());
        };
    }

    private static long ofOrder(PlaceOrder command) {
        return ofOrder(
                lines(mix(kind(1), command.buyer()), command.lines()),
                (command.pay() == PayMode.NOW ? 2 : 0) + (command.fromCart() ? 1 : 0),
                command.coupons(),
                command.region(),
                command.expectedTotal());
    }

    private static long ofOrder(long before, int flags, List<Integer> coupons, Region region, Money expectedTotal) {
        long hash = mix(before, flags);
        for (int i = 0; i < coupons.size(); i++) {
            hash = mix(hash, coupons.get(i));
        }
        return money(region(mix(hash, coupons.size()), region), expectedTotal);
    }

    private static long ofDeposit(PlaceDeposit command) {
        long hash = region(mix(kind(20), command.buyer()), command.region());
        hash = mix(mix(hash, command.deal()), command.quantity());
        return money(mix(hash, command.expectedDepositMinor()), command.expectedTotal());
    }

    private static long ofShop(OpenShop command) {
        long hash = text(text(kind(10), command.name()), command.country().code());
        return text(mix(hash, command.kind().code()), command.currency().code());
    }

    private static long ofDuty(DutyRule rule) {
        long hash =
                text(text(kind(18), rule.origin().code()), rule.destination().code());
        hash = mix(mix(text(hash, rule.tariffPrefix()), rule.dutyBps()), rule.thresholdMinor());
        return mix(hash, rule.fromMs());
    }

    private static long ofOffer(long hash, DealOffer offer) {
        Hashing parts = new Hashing(hash);
        DealStore.write(offer, parts);
        return parts.hash;
    }

    /** Mixes what is written. */
    private static final class Hashing implements SnapshotWriter {
        private long hash;

        private Hashing(long hash) {
            this.hash = hash;
        }

        @Override
        public void longs(long[] values, int offset, int count) {
            for (int i = offset; i < offset + count; i++) {
                number(values[i]);
            }
        }

        @Override
        public void number(long value) {
            hash = mix(hash, value);
        }

        @Override
        public void text(String value) {
            hash = ContentHash.text(hash, value);
        }
    }

    private static long ofListing(ListSku command) {
        long hash =
                text(text(text(mix(kind(11), command.shop()), command.title()), command.category()), command.brand());
        hash = money(text(text(hash, command.origin().code()), command.tariffCode()), command.price());
        return mix(mix(hash, command.stock()), command.limitPerBuyer());
    }

    private static long ofFrame(ScheduleFestival command) {
        long hash = text(text(kind(12), command.name()), command.currency().code());
        hash = mix(mix(hash, command.opensAtMs()), command.closesAtMs());
        return mix(mix(hash, command.payWindowMs()), command.receiptWindowMs());
    }

    private static long lines(long hash, List<LineRequest> lines) {
        long mixed = mix(hash, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            mixed = mix(mixed, (long) line.sku() << 32 ^ line.quantity());
        }
        return mixed;
    }

    private static long region(long hash, Region region) {
        long place = Codes.ofAscii(region.province()) << 16 | (long) Codes.ofCountry(region.country()) << 4;
        return mix(hash, place | region.cityTier());
    }

    private static long money(long hash, Money money) {
        return mix(
                mix(hash, money.amountMinor()), Codes.ofAscii(money.currency().code()));
    }

    private static long text(long hash, String text) {
        long mixed = mix(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    /** A round of its own, so that no two kinds meet for numbers that differ as the kinds do. */
    private static long kind(long kind) {
        return mix(0, kind);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        mixed ^= mixed >>> 29;
        return mixed * 0xBF58476D1CE4E5B9L ^ mixed >>> 32;
    }
}
