package io.drumroll.engine.oracle;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.List;

/** Lines that are priced together, what deals take off them, and what could be saved with more. */
final class NaiveBasket {
    /** Who would order; 0 for nobody in particular. */
    final long buyer;

    final Country destination;
    final Currency currency;
    final List<NaiveLine> lines = new ArrayList<>();
    final List<NaiveAdjustment> adjustments = new ArrayList<>();
    final List<Quote.Hint> hints = new ArrayList<>();
    long depositMinor;

    NaiveBasket(long buyer, Country destination, Currency currency) {
        this.buyer = buyer;
        this.destination = destination;
        this.currency = currency;
    }

    List<NaiveShop> shops() {
        return lines.stream().map(line -> line.sku.shop).distinct().toList();
    }

    /** The lines that a stage counts and takes from. */
    List<NaiveLine> openTo(Stage stage) {
        return lines.stream().filter(line -> line.isOpenTo(stage)).toList();
    }

    /** Those of one shop. */
    List<NaiveLine> openTo(Stage stage, int shop) {
        return openTo(stage).stream()
                .filter(line -> line.sku.shop.number == shop)
                .toList();
    }

    static long leftOf(List<NaiveLine> lines) {
        return lines.stream().mapToLong(line -> line.leftMinor).reduce(0, NaiveMoney::sum);
    }

    /** A deal takes something off a line; nothing is not worth a word. */
    void takeOff(NaiveLine line, NaiveDeal deal, int pieces, long amountMinor) {
        if (amountMinor > 0) {
            line.takeOff(deal, amountMinor);
            adjustments.add(new NaiveAdjustment(
                    new Adjustment(lines.indexOf(line), deal.number, deal.stage(), pieces, amountMinor),
                    deal.offer.funder()));
        }
    }

    /** A deal takes something off several lines, in proportion to what is left of them. */
    void takeOff(List<NaiveLine> from, NaiveDeal deal, long amountMinor) {
        long[] parts = NaiveMoney.split(
                amountMinor, from.stream().mapToLong(line -> line.leftMinor).toArray());
        for (int i = 0; i < parts.length; i++) {
            takeOff(from.get(i), deal, 0, parts[i]);
        }
    }

    long totalMinor() {
        return lines.stream()
                .mapToLong(line -> NaiveMoney.sum(line.payableMinor, line.dutyMinor))
                .reduce(0, NaiveMoney::sum);
    }

    List<OrderLine> confirmed() {
        return lines.stream().map(NaiveLine::confirmed).toList();
    }

    Quote quote() {
        long subtotalMinor = lines.stream().mapToLong(line -> line.listMinor).reduce(0, NaiveMoney::sum);
        long dutyMinor = lines.stream().mapToLong(line -> line.dutyMinor).reduce(0, NaiveMoney::sum);
        return new Quote(
                currency,
                lines.stream().map(NaiveBasket::quoteOf).toList(),
                NaiveAdjustment.plain(adjustments),
                List.copyOf(hints),
                subtotalMinor,
                subtotalMinor - totalMinor() + dutyMinor,
                dutyMinor,
                totalMinor(),
                depositMinor);
    }

    private static QuoteLine quoteOf(NaiveLine line) {
        return new QuoteLine(
                line.sku.number,
                line.quantity,
                line.sku.shop.number,
                line.sku.shop.currency(),
                line.sku.priceMinor,
                line.listMinor,
                line.festivalMinor,
                line.payableMinor,
                line.dutyMinor);
    }
}
