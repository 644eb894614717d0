package io.drumroll.crowd.shopper;

import io.drumroll.client.Festival;
import io.drumroll.crowd.demo.Mixing;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.DealPage;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.order.LineRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A crowd without its thread: each {@link #step} works on answers and sends the shoppers who are due. Before the doors
 * open they fill carts and pay deposits; then those with carts come first.
 */
final class Shoppers {
    /** Looks at the festival again after this long, for new doors and new SKUs. */
    private static final long LOOK_AGAIN_MS = 30_000;

    private static final long LOOK_SOON_MS = 500;
    /** Time that passed unseen, such as while the machine slept, is not made up for. */
    private static final long LONGEST_STEP_MS = 250;

    /** Carts filled for each order/s of the crowd: about what the spike takes. */
    private static final int CARTS_PER_RATE = 25;

    private static final int CARTS_FASTER_THAN_ORDERS = 3;
    private static final int KEY_KIND = 21;
    /** Before the doors open, one of so many shoppers pays a deposit; behind them, one of so many. */
    private static final int ONE_DEPOSIT_IN = 8;

    private static final int ONE_LATE_DEPOSIT_IN = 100;
    /** Nobody reserves what falls due later than this. */
    private static final long LONGEST_RESERVATION_MS = 900_000;

    private static final int MAX_DEALS_KNOWN = 10_000;

    private final CrowdSettings settings;
    private final Tally tally;
    private final Desk desk;
    private final Buyers buyers;
    private final Keys keys;
    private final Offers offers = new Offers();
    private final ArrayDeque<Long> filledCarts = new ArrayDeque<>();
    private @Nullable FestivalView frame;
    private @Nullable Shelves shelves;
    private @Nullable Surroundings around;
    private long nextLookMs;
    private boolean looking;
    private long lastStepMs = -1;
    private double due;
    private long visits;
    private long keysUsed;
    private int inFlight;
    private int cartsBegun;
    private long begun;

    Shoppers(Festival festival, CrowdSettings settings, long[] numbers, Tally tally) {
        this.settings = settings;
        this.tally = tally;
        this.desk = new Desk(festival, tally);
        this.buyers = new Buyers(numbers, settings.seed());
        this.keys = new Keys(settings.keySeed());
    }

    /** Shoppers at work. */
    int inFlight() {
        return inFlight;
    }

    /**
     * Does what is due.
     *
     * @param nowMs the time, in ms of the epoch; never falling.
     * @return whether there was anything to do.
     */
    boolean step(long nowMs) {
        boolean worked = desk.step(nowMs);
        look(nowMs);
        double seconds = lastStepMs < 0 ? 0 : Math.min(nowMs - lastStepMs, LONGEST_STEP_MS) / 1e3;
        lastStepMs = nowMs;
        if (frame == null || around == null) {
            return worked;
        }
        if (nowMs < frame.opensAtMs()) {
            due += settings.ordersPerSecond() * CARTS_FASTER_THAN_ORDERS * seconds;
            return fillCarts(around) || worked;
        }
        if (nowMs < frame.closesAtMs()) {
            due += Rhythm.ordersPerSecond(settings, nowMs - frame.opensAtMs()) * seconds;
            return sendShoppers(around) || worked;
        }
        return worked;
    }

    private void look(long nowMs) {
        if (looking || nowMs < nextLookMs) {
            return;
        }
        looking = true;
        nextLookMs = nowMs + LOOK_AGAIN_MS;
        desk.read(
                new Query.OfFestival(),
                result -> {
                    looking = false;
                    switch (result) {
                        case Query.Result.Found<FestivalView>(FestivalView found) when found.skus() > 0 -> enter(found);
                        case Query.Result.Found<FestivalView> _, Query.Result.Refused<FestivalView> _ -> lookSoon();
                    }
                },
                () -> {
                    looking = false;
                    lookSoon();
                });
    }

    /** Learns what the festival takes and gives; until then people pay in its own currency and use no coupons. */
    private void learn() {
        desk.read(
                new Query.OfRates(),
                result -> {
                    if (result instanceof Query.Result.Found<Query.RatesView>(Query.RatesView rates)) {
                        buyers.setCurrencies(
                                rates.rates().stream().map(Query.Rate::currency).collect(Collectors.toSet()));
                    }
                },
                () -> {});
        learnDeals(0, List.of());
    }

    private void learnDeals(int before, List<DealView> known) {
        desk.read(
                new Query.OfDeals(before, Limits.MAX_PAGE),
                result -> {
                    if (result instanceof Query.Result.Found<DealPage>(DealPage page)) {
                        List<DealView> all = new ArrayList<>(known);
                        all.addAll(page.deals());
                        if (page.nextBefore() > 0 && all.size() < MAX_DEALS_KNOWN) {
                            learnDeals(page.nextBefore(), all);
                        } else {
                            offers.clear();
                            all.forEach(offers::add);
                        }
                    }
                },
                () -> {});
    }

    private void lookSoon() {
        nextLookMs = Math.min(nextLookMs, lastStepMs + LOOK_SOON_MS);
    }

    private void enter(FestivalView found) {
        frame = found;
        if (shelves == null || shelves.skus() != found.skus()) {
            shelves = new Shelves(found.skus(), settings.seed());
        }
        shelves.forgetSoldOut();
        around = new Surroundings(
                desk,
                tally,
                shelves,
                offers,
                buyers,
                found.currency(),
                found.payWindowMs(),
                settings.shops(),
                () -> keys.key(KEY_KIND, keysUsed++),
                this::lookSoon);
        learn();
    }

    private boolean fillCarts(Surroundings place) {
        boolean sent = false;
        double wanted = Math.min(settings.ordersPerSecond() * CARTS_PER_RATE, buyers.count() / 2.0);
        for (; due >= 1; due--) {
            if (inFlight >= settings.maxInFlight()) {
                continue;
            }
            if (begun++ % ONE_DEPOSIT_IN == 0 && reserve(place)) {
                sent = true;
            } else if (cartsBegun < wanted) {
                fillCart(place);
                sent = true;
            }
        }
        return sent;
    }

    /** Sends someone to pay a deposit, where there is a pre-sale. */
    private boolean reserve(Surroundings place) {
        List<Offers.Reservable> sales = offers.reservable(lastStepMs, LONGEST_RESERVATION_MS);
        if (sales.isEmpty()) {
            return false;
        }
        SplittableRandom random = nextShopper();
        Offers.Reservable sale = sales.get(random.nextInt(sales.size()));
        inFlight++;
        new DepositVisit(place, buyers.anyone(random), sale, random, () -> inFlight--).begin(lastStepMs);
        return true;
    }

    private void fillCart(Surroundings place) {
        cartsBegun++;
        SplittableRandom random = nextShopper();
        long buyer = buyers.anyone(random);
        putIntoCart(place, buyer, place.shelves().someLines(random));
        inFlight++;
    }

    /** Puts lines in one after the other; then the buyer waits for the doors. */
    private void putIntoCart(Surroundings place, long buyer, List<LineRequest> lines) {
        if (lines.isEmpty()) {
            inFlight--;
            filledCarts.add(buyer);
            return;
        }
        LineRequest line = lines.getFirst();
        List<LineRequest> others = lines.subList(1, lines.size());
        desk.submit(
                place.nextKey().get(),
                new Command.SetCartLine(buyer, line.sku(), line.quantity()),
                outcome -> {
                    if (outcome instanceof Outcome.Accepted) {
                        tally.cartLines.increment();
                    }
                    putIntoCart(place, buyer, others);
                },
                () -> inFlight--);
    }

    private boolean sendShoppers(Surroundings place) {
        boolean sent = false;
        for (; due >= 1; due--) {
            if (inFlight < settings.maxInFlight()) {
                sendShopper(place);
                sent = true;
            } else {
                tally.stayedAway.increment();
            }
        }
        return sent;
    }

    private void sendShopper(Surroundings place) {
        if (begun++ % ONE_LATE_DEPOSIT_IN == 0 && reserve(place)) {
            return;
        }
        SplittableRandom random = nextShopper();
        Long waiting = filledCarts.poll();
        long buyer = waiting != null ? waiting : buyers.anyone(random);
        inFlight++;
        new OrderVisit(place, buyer, waiting != null, random, () -> inFlight--).begin();
    }

    /** What the next shopper wants depends on the seed and on how many came before, not on who answers when. */
    private SplittableRandom nextShopper() {
        return new SplittableRandom(Mixing.mix(settings.seed() ^ Mixing.mix(visits++)));
    }
}
