package io.drumroll.engine.promotion;

import io.drumroll.engine.order.LineRequest;
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
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Offers in snapshots: the window and funder, the kind, then the terms' parts in their order. */
public final class DealStore {
    private DealStore() {}

    /** Writes an offer. */
    public static void write(DealOffer offer, SnapshotWriter writer) {
        writer.text(offer.name());
        numbers(writer, offer.startsAtMs(), offer.endsAtMs(), offer.funder() == Funder.FESTIVAL ? 1 : 0);
        writer.number(offer.bars().size());
        offer.bars().forEach(stage -> writer.number(stage.code()));
        writer.number(offer.terms().kind());
        switch (offer.terms()) {
            case FestivalPrice t -> numbers(writer, t.sku(), t.priceMinor(), t.stock(), t.limitPerBuyer());
            case QuantityBreaks t -> {
                numbers(writer, t.sku(), t.breaks().size());
                t.breaks().forEach(step -> numbers(writer, step.quantity(), step.priceMinor()));
            }
            case SecondPiece t -> numbers(writer, t.sku(), t.offBps());
            case BundlePrice t -> {
                numbers(writer, t.priceMinor(), t.members().size());
                t.members().forEach(member -> numbers(writer, member.sku(), member.quantity()));
            }
            case ShopTiers t -> {
                numbers(writer, t.shop(), t.tiers().size());
                t.tiers().forEach(tier -> numbers(writer, tier.spendMinor(), tier.saveMinor()));
            }
            case ShopCoupon t -> numbers(writer, t.shop(), t.spendMinor(), t.saveMinor(), t.count(), t.perBuyer());
            case CrossShop t -> numbers(writer, t.spendMinor(), t.saveMinor(), t.capMinor());
            case FestivalCoupon t -> numbers(writer, t.spendMinor(), t.saveMinor(), t.count(), t.perBuyer());
            case RedPacket t -> numbers(writer, t.faceMinor(), t.budgetMinor(), t.perBuyer());
            case PreSale t -> {
                numbers(writer, t.sku(), t.priceMinor(), t.depositMinor(), t.worthMinor());
                numbers(writer, t.balanceFromMs(), t.balanceUntilMs(), t.refundable() ? 1 : 0);
            }
        }
    }

    private static void numbers(SnapshotWriter writer, long... numbers) {
        for (long number : numbers) {
            writer.number(number);
        }
    }

    /** Reads what {@link #write} wrote. */
    static DealOffer read(SnapshotReader reader) {
        return new DealOffer(
                reader.text(),
                reader.number(),
                reader.number(),
                reader.number() == 1 ? Funder.FESTIVAL : Funder.SHOP,
                many(reader.number(), _ -> Stage.ofCode(integer(reader))),
                terms(integer(reader), reader));
    }

    private static DealTerms terms(int kind, SnapshotReader reader) {
        return switch (kind) {
            case 1 -> new FestivalPrice(integer(reader), reader.number(), reader.number(), integer(reader));
            case 2 ->
                new QuantityBreaks(
                        integer(reader), many(reader.number(), _ -> new Break(integer(reader), reader.number())));
            case 3 -> new SecondPiece(integer(reader), integer(reader));
            case 4 -> {
                long priceMinor = reader.number();
                yield new BundlePrice(
                        many(reader.number(), _ -> new LineRequest(integer(reader), integer(reader))), priceMinor);
            }
            case 5 ->
                new ShopTiers(integer(reader), many(reader.number(), _ -> new Tier(reader.number(), reader.number())));
            case 6 ->
                new ShopCoupon(integer(reader), reader.number(), reader.number(), reader.number(), integer(reader));
            case 7 -> new CrossShop(reader.number(), reader.number(), reader.number());
            case 8 -> new FestivalCoupon(reader.number(), reader.number(), reader.number(), integer(reader));
            case 9 -> new RedPacket(reader.number(), reader.number(), integer(reader));
            case 10 ->
                new PreSale(
                        integer(reader),
                        reader.number(),
                        reader.number(),
                        reader.number(),
                        reader.number(),
                        reader.number(),
                        reader.number() == 1);
            default -> throw new IllegalStateException("the snapshot has a deal of kind " + kind);
        };
    }

    private static int integer(SnapshotReader reader) {
        return Math.toIntExact(reader.number());
    }

    private static <T> List<T> many(long count, LongFunction<T> next) {
        List<T> all = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            all.add(next.apply(i));
        }
        return List.copyOf(all);
    }
}
