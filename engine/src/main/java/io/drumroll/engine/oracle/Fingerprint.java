package io.drumroll.engine.oracle;

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
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
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
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Region;
import java.util.List;

/**
 * 64 bits of a command's content, to tell a repeated command from another one under the same key.
 *
 * <p>Millions of keys are remembered, and whole commands would need several times the memory. Two commands that differ
 * in one number never share a fingerprint; any two others do with a chance of about one in 2^64.
 */
final class Fingerprint {
    /** Odd, so that multiplying loses nothing: 2^64 divided by the golden ratio. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long hash;

    private Fingerprint(long kind) {
        number(kind);
    }

    static long of(Command command) {
        return switch (command) {
            case ScheduleFestival c -> ofSchedule(c);
            case OpenShop c ->
                kind(2).text(c.name())
                        .text(c.country().code())
                        .number(c.kind().code())
                        .text(c.currency().code())
                        .hash;
            case ListSku c -> ofListing(c);
            case RestockSku c -> kind(4).number(c.sku()).number(c.quantity()).hash;
            case ChangePrice c -> kind(5).number(c.sku()).money(c.price()).hash;
            case DelistSku c -> kind(6).number(c.sku()).hash;
            case SetCartLine c -> kind(7).number(c.buyer()).number(c.sku()).number(c.quantity()).hash;
            case RemoveCartLine c -> kind(8).number(c.buyer()).number(c.sku()).hash;
            case PlaceOrder c -> ofOrder(c);
            case OrderCartLines c -> ofCartLines(c);
            case PayOrder c -> kind(10).number(c.order()).hash;
            case CancelOrder c -> kind(11).number(c.order()).hash;
            case TopUpWallet c -> kind(12).number(c.buyer()).money(c.amount()).hash;
            case MakeDeal c -> kind(13).offer(c.offer()).hash;
            case ChangeDeal c -> kind(14).number(c.deal()).offer(c.offer()).hash;
            case EndDeal c -> kind(15).number(c.deal()).hash;
            case ClaimCoupon c -> kind(16).number(c.buyer()).number(c.deal()).hash;
            case FixRate c ->
                kind(17).text(c.currency().code()).number(c.festivalMinor()).number(c.foreignMinor()).hash;
            case SetDuty c -> ofDuty(c.rule());
            case SetCommission c -> kind(19).text(c.category()).number(c.commissionBps()).hash;
            case PlaceDeposit c -> ofDeposit(c);
            case ShipShopOrder c -> kind(21).number(c.order()).number(c.shop()).hash;
            case ConfirmReceipt c -> kind(22).number(c.order()).number(c.shop()).hash;
            case RefundOrder c -> kind(23).number(c.order()).lines(c.lines()).hash;
            case PayOutShop c -> kind(24).number(c.shop()).money(c.amount()).hash;
            case ReceivePayment c ->
                kind(25).payment(c.payment()).number(c.order()).money(c.amount()).hash;
            case SettleRefund c -> kind(26).payment(c.payment()).money(c.amount()).hash;
        };
    }

    private static long ofSchedule(ScheduleFestival command) {
        return kind(1).text(command.name())
                .text(command.currency().code())
                .number(command.opensAtMs())
                .number(command.closesAtMs())
                .number(command.payWindowMs())
                .number(command.receiptWindowMs())
                .hash;
    }

    private static long ofListing(ListSku command) {
        return kind(3).number(command.shop())
                .text(command.title())
                .text(command.category())
                .text(command.brand())
                .text(command.origin().code())
                .text(command.tariffCode())
                .money(command.price())
                .number(command.stock())
                .number(command.limitPerBuyer())
                .hash;
    }

    private static long ofOrder(PlaceOrder command) {
        Fingerprint print = kind(9).number(command.buyer())
                .region(command.region())
                .flag(command.fromCart())
                .money(command.expectedTotal())
                .flag(command.pay() == PayMode.NOW)
                .lines(command.lines())
                .number(command.coupons().size());
        command.coupons().forEach(print::number);
        return print.hash;
    }

    private static long ofCartLines(OrderCartLines command) {
        Fingerprint print = kind(27).number(command.buyer())
                .region(command.region())
                .money(command.expectedTotal())
                .flag(command.pay() == PayMode.NOW)
                .lines(command.lines())
                .number(command.coupons().size());
        command.coupons().forEach(print::number);
        return print.hash;
    }

    private static long ofDeposit(PlaceDeposit command) {
        return kind(20).number(command.buyer())
                .region(command.region())
                .number(command.deal())
                .number(command.quantity())
                .money(command.expectedTotal())
                .number(command.expectedDepositMinor())
                .hash;
    }

    private static long ofDuty(DutyRule rule) {
        return kind(18).text(rule.origin().code())
                .text(rule.destination().code())
                .text(rule.tariffPrefix())
                .number(rule.dutyBps())
                .number(rule.thresholdMinor())
                .number(rule.fromMs())
                .hash;
    }

    private static Fingerprint kind(long kind) {
        return new Fingerprint(kind);
    }

    private Fingerprint number(long value) {
        hash = (hash ^ value) * MULTIPLIER;
        hash = (hash ^ (hash >>> 32)) * MULTIPLIER;
        hash ^= hash >>> 29;
        return this;
    }

    private Fingerprint flag(boolean value) {
        return number(value ? 1 : 0);
    }

    private Fingerprint text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            number(value.charAt(i));
        }
        return this;
    }

    private Fingerprint money(Money value) {
        return number(value.amountMinor()).text(value.currency().code());
    }

    private Fingerprint region(Region value) {
        return text(value.country().code()).text(value.province()).number(value.cityTier());
    }

    private Fingerprint payment(PaymentRef value) {
        return number(value.high()).number(value.low());
    }

    private Fingerprint lines(List<LineRequest> lines) {
        number(lines.size());
        for (LineRequest line : lines) {
            number(line.sku()).number(line.quantity());
        }
        return this;
    }

    private Fingerprint offer(DealOffer offer) {
        text(offer.name()).number(offer.startsAtMs()).number(offer.endsAtMs());
        flag(offer.funder() == Funder.FESTIVAL).number(offer.bars().size());
        for (Stage bar : offer.bars()) {
            number(bar.code());
        }
        return terms(offer.terms());
    }

    private Fingerprint terms(DealTerms terms) {
        number(terms.kind());
        return switch (terms) {
            case FestivalPrice(int sku, long priceMinor, long stock, int limitPerBuyer) ->
                number(sku).number(priceMinor).number(stock).number(limitPerBuyer);
            case QuantityBreaks(int sku, List<Break> breaks) -> {
                number(sku).number(breaks.size());
                breaks.forEach(step -> number(step.quantity()).number(step.priceMinor()));
                yield this;
            }
            case SecondPiece(int sku, int offBps) -> number(sku).number(offBps);
            case BundlePrice(List<LineRequest> members, long priceMinor) ->
                lines(members).number(priceMinor);
            case ShopTiers(int shop, List<Tier> tiers) -> {
                number(shop).number(tiers.size());
                tiers.forEach(tier -> number(tier.spendMinor()).number(tier.saveMinor()));
                yield this;
            }
            case ShopCoupon(int shop, long spendMinor, long saveMinor, long count, int perBuyer) ->
                number(shop).number(spendMinor).number(saveMinor).number(count).number(perBuyer);
            case CrossShop(long spendMinor, long saveMinor, long capMinor) ->
                number(spendMinor).number(saveMinor).number(capMinor);
            case FestivalCoupon(long spendMinor, long saveMinor, long count, int perBuyer) ->
                number(spendMinor).number(saveMinor).number(count).number(perBuyer);
            case RedPacket(long faceMinor, long budgetMinor, int perBuyer) ->
                number(faceMinor).number(budgetMinor).number(perBuyer);
            case PreSale sale ->
                number(sale.sku())
                        .number(sale.priceMinor())
                        .number(sale.depositMinor())
                        .number(sale.worthMinor())
                        .number(sale.balanceFromMs())
                        .number(sale.balanceUntilMs())
                        .flag(sale.refundable());
        };
    }
}
