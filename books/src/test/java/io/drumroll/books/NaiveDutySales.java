package io.drumroll.books;

import io.drumroll.books.DutyReport.Sums;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Country;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sales across borders by plain recomputation over the whole list of events: the oracle of {@link DutySales}. */
final class NaiveDutySales {
    /** A line as it was sold; {@code givenBack} are its pieces that came back. */
    private record Line(
            long placedAtMs, Event.SkuListed sku, Country destination, OrderLine line, long dutyMinor, int givenBack) {
        Line giveBack(int pieces) {
            return new Line(
                    placedAtMs, sku, destination, line, dutyMinor, Math.min(line.quantity(), givenBack + pieces));
        }

        long share(long minor) {
            return BigInteger.valueOf(minor)
                    .multiply(BigInteger.valueOf(givenBack))
                    .divide(BigInteger.valueOf(line.quantity()))
                    .longValueExact();
        }
    }

    private final Map<Integer, Event.SkuListed> skus = new HashMap<>();
    private final Map<Currency, Event.RateFixed> rates = new HashMap<>();
    private final Map<Long, List<Line>> orders = new LinkedHashMap<>();
    private final Set<Long> paid = new HashSet<>();

    NaiveDutySales(List<Happened> events) {
        events.forEach(this::count);
    }

    /** What was sold of a trade from one moment, inclusive, to another, exclusive. */
    Sums sums(Country origin, Country destination, String prefix, long fromMs, long untilMs) {
        List<Line> lines = lines(origin, destination, prefix, fromMs, untilMs);
        List<Line> back = lines.stream().filter(line -> line.givenBack() > 0).toList();
        long pieces = lines.stream().mapToLong(line -> line.line().quantity()).sum();
        long sales =
                lines.stream().mapToLong(line -> line.line().festivalMinor()).sum();
        long duty = lines.stream().mapToLong(Line::dutyMinor).sum();
        Fraction mean = mean(origin, destination, prefix, fromMs, untilMs);
        return new Sums(
                lines.size(),
                pieces,
                sales,
                duty,
                mean == null ? null : mean.nearest(),
                back.size(),
                back.stream().mapToLong(Line::givenBack).sum(),
                back.stream()
                        .mapToLong(line -> line.share(line.line().festivalMinor()))
                        .sum(),
                back.stream().mapToLong(line -> line.share(line.dutyMinor())).sum());
    }

    /** What all pieces together cost with duty, over how many they are; null if there is none. */
    @Nullable
    Fraction mean(Country origin, Country destination, String prefix, long fromMs, long untilMs) {
        List<Line> lines = lines(origin, destination, prefix, fromMs, untilMs);
        long landed = lines.stream()
                .mapToLong(line -> line.line().festivalMinor() + line.dutyMinor())
                .sum();
        return lines.isEmpty()
                ? null
                : new Fraction(
                        BigInteger.valueOf(landed),
                        BigInteger.valueOf(lines.stream()
                                .mapToLong(line -> line.line().quantity())
                                .sum()));
    }

    /** An exact fraction. */
    record Fraction(BigInteger over, BigInteger under) {
        Fraction less(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).subtract(other.over.multiply(under)), under.multiply(other.under));
        }

        /** The nearest whole number, halves up: tried from below. */
        long nearest() {
            BigInteger whole = over.divide(under).subtract(BigInteger.TWO);
            while (over.subtract(whole.multiply(under)).shiftLeft(1).compareTo(under) >= 0) {
                whole = whole.add(BigInteger.ONE);
            }
            return whole.longValueExact();
        }
    }

    private List<Line> lines(Country origin, Country destination, String prefix, long fromMs, long untilMs) {
        Predicate<Line> isMeant = line -> line.sku().origin().equals(origin)
                && line.destination().equals(destination)
                && line.sku().tariffCode().startsWith(prefix)
                && line.placedAtMs() >= fromMs
                && line.placedAtMs() < untilMs;
        return orders.entrySet().stream()
                .filter(order -> paid.contains(order.getKey()))
                .flatMap(order -> order.getValue().stream())
                .filter(isMeant)
                .toList();
    }

    private void count(Happened happened) {
        if (happened.event() instanceof Event.SkuListed e) {
            skus.put(e.sku(), e);
        } else if (happened.event() instanceof Event.RateFixed e) {
            rates.put(e.currency(), e);
        } else if (happened.event() instanceof Event.OrderPlaced e) {
            place(happened.timeMs(), e.order(), e.region().country(), e.lines(), e.currency());
        } else if (happened.event() instanceof Event.OrderReserved e) {
            place(happened.timeMs(), e.order(), e.region().country(), List.of(e.line()), e.currency());
        } else if (happened.event() instanceof Event.OrderPaid e) {
            paid.add(e.order());
        } else if (happened.event() instanceof Event.OrderRefunded e) {
            e.lines().forEach(line -> giveBack(e.order(), line.sku(), line.quantity()));
        } else if (happened.event() instanceof Event.OrderCancelled e && paid.contains(e.order())) {
            Objects.requireNonNull(orders.get(e.order()))
                    .replaceAll(line -> line.giveBack(line.line().quantity()));
        }
    }

    private void place(long timeMs, long order, Country destination, List<OrderLine> lines, Currency currency) {
        List<Line> sold = new ArrayList<>();
        for (OrderLine line : lines) {
            Event.SkuListed sku = Objects.requireNonNull(skus.get(line.sku()));
            sold.add(new Line(timeMs, sku, destination, line, inFestivals(line.dutyMinor(), currency), 0));
        }
        orders.put(order, sold);
    }

    private long inFestivals(long minor, Currency currency) {
        Event.RateFixed rate = rates.get(currency);
        return rate == null
                ? minor
                : new Fraction(
                                BigInteger.valueOf(minor).multiply(BigInteger.valueOf(rate.festivalMinor())),
                                BigInteger.valueOf(rate.foreignMinor()))
                        .nearest();
    }

    private void giveBack(long order, int sku, int pieces) {
        Objects.requireNonNull(orders.get(order))
                .replaceAll(line -> line.line().sku() == sku ? line.giveBack(pieces) : line);
    }
}
