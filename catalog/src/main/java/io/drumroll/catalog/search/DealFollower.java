package io.drumroll.catalog.search;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.DealPage;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.message.Query.Reply;
import io.drumroll.engine.message.Query.Result.Found;
import io.drumroll.engine.promotion.Adjustment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps a {@link DealBook}: reads it from the engine once, and counts from the feed from there on. Belongs to the thread that counts. */
final class DealFollower {
    private final FreshReads reads;
    private final DealCounts counts = new DealCounts();
    private final DealBook book;
    /** Deals that ended while the first reading went on, which may tell of them still. */
    private final Set<Integer> endedMeanwhile = new HashSet<>();

    private long position;
    private boolean isRead;

    /**
     * @param reads answers on the thread that counts.
     */
    DealFollower(LiveFigures live, FreshReads reads) {
        this.reads = reads;
        this.book = new DealBook(live, counts);
    }

    DealBook book() {
        return book;
    }

    /** Whether all deals that there were at the start are known. */
    boolean isRead() {
        return isRead;
    }

    void made(long sequence, Event.DealMade made) {
        book.told(sequence, made.deal(), made.offer());
    }

    void changed(long sequence, Event.DealChanged changed) {
        boolean isNew = book.deal(changed.deal()).isEmpty();
        book.told(sequence, changed.deal(), changed.offer());
        if (isNew) {
            read(changed.deal()); // it was over, and what was taken of it was forgotten
        }
    }

    void ended(Event.DealEnded ended) {
        book.ended(ended.deal());
        if (!isRead) {
            endedMeanwhile.add(ended.deal());
        }
    }

    void held(long sequence, List<Adjustment> adjustments) {
        position = sequence;
        counts.held(sequence, adjustments);
    }

    void claimed(long sequence, int deal) {
        position = sequence;
        counts.took(sequence, deal, 1);
    }

    /** Pieces came back, of which deals nobody says. */
    void somethingCameBack() {
        counts.somethingCameBack();
    }

    /** Lets deals begin and end whose time has come. */
    void turn(long nowMs) {
        book.turn(nowMs);
    }

    /** Reads a few again of which something may have come back. */
    void readSome() {
        counts.next(this::read);
    }

    /** Reads all deals. */
    void readAll(Runnable then) {
        readPage(0, then);
    }

    private void readPage(int before, Runnable then) {
        reads.read(
                new Query.OfDeals(before, Limits.MAX_PAGE),
                reply -> {
                    int next = 0;
                    if (reply.result() instanceof Found<DealPage>(DealPage page)) {
                        page.deals().stream()
                                .filter(deal -> !deal.ended())
                                .forEach(deal -> tell(reply.position(), deal));
                        next = page.nextBefore();
                    }
                    if (next == 0) {
                        isRead = true;
                        endedMeanwhile.clear();
                        then.run();
                    } else {
                        readPage(next, then);
                    }
                },
                () -> readPage(before, then));
    }

    private void tell(long at, DealView deal) {
        if (endedMeanwhile.contains(deal.deal())) {
            return;
        }
        book.told(at, deal.deal(), deal.offer());
        boolean isTaken = counts.read(at, deal.deal(), deal.taken());
        if (!isTaken || at < position) {
            read(deal.deal()); // what was ordered behind the reading may not be counted
        }
    }

    private void read(int deal) {
        reads.read(new Query.OfDeal(deal), reply -> took(deal, reply), counts::somethingCameBack);
    }

    private void took(int deal, Reply<DealView> reply) {
        if (reply.result() instanceof Found<DealView>(DealView view)
                && !counts.read(reply.position(), deal, view.taken())) {
            read(deal);
        }
    }
}
