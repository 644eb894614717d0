package io.drumroll.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshReadsTest {
    private static final Country CN = new Country("CN");
    private static final Currency CNY = new Currency("CNY");
    private static final long EVENING_MS = 1_762_786_800_000L;
    private static final long MIDNIGHT_MS = 1_762_790_400_000L;
    private static final long LIST_MINOR = 10_000;
    private static final long DEAL_MINOR = 6_000;

    private final Engine engine = new Engine(64);
    private final FreshReads reads = new FreshReads();
    private final Answers answers = new Answers();
    private long keys;

    /** Nothing comes behind the evening's last command. */
    @BeforeEach
    void fillTheShelfInTheEvening() {
        accepted(new Command.ScheduleFestival("11.11", CNY, MIDNIGHT_MS, MIDNIGHT_MS + 86_400_000, 900_000, 900_000));
        accepted(new Command.OpenShop("Lanterns", CN, ShopKind.FLAGSHIP, CNY));
        accepted(new Command.ListSku(1, "Lantern", "Lights", "Moon", CN, "", new Money(LIST_MINOR, CNY), 100, 0));
        DealTerms terms = new DealTerms.FestivalPrice(1, DEAL_MINOR, 100, 0);
        accepted(new Command.MakeDeal(
                new DealOffer("From midnight", MIDNIGHT_MS, MIDNIGHT_MS + 3_600_000, Funder.SHOP, List.of(), terms)));
    }

    @Test
    void aDealThatBeginsAtMidnightIsQuotedFromMidnightOnWhileNoCommandComes() {
        assertThat(totalAt(MIDNIGHT_MS - 1)).isEqualTo(LIST_MINOR);
        assertThat(totalAt(MIDNIGHT_MS)).isEqualTo(DEAL_MINOR);
        assertThat(totalAt(MIDNIGHT_MS + 3_599_999)).isEqualTo(DEAL_MINOR);
        assertThat(totalAt(MIDNIGHT_MS + 3_600_000)).isEqualTo(LIST_MINOR);
        assertThat(engine.nowMs()).isEqualTo(EVENING_MS);
    }

    @Test
    void aClockThatIsBehindTheEngineDoesNotTakeItBack() {
        engine.tick(MIDNIGHT_MS, EventSink.NONE);
        assertThat(totalAt(EVENING_MS)).isEqualTo(DEAL_MINOR);
    }

    @Test
    void aReadWaitsForItsPosition() {
        assertThat(reads.ask(engine.position() + 1, quote(), answers)).isTrue();
        reads.answer(engine, System.nanoTime(), EVENING_MS);
        assertThat(answers.replies).isEmpty();
        accepted(new Command.RestockSku(1, 5));
        reads.answer(engine, System.nanoTime(), MIDNIGHT_MS);
        assertThat(answers.total()).isEqualTo(DEAL_MINOR);
    }

    @Test
    void aReadThatWaitsTooLongForItsPositionIsTold() {
        reads.ask(engine.position() + 1, quote(), answers);
        reads.answer(engine, System.nanoTime(), EVENING_MS);
        assertThat(answers.timeouts).isZero();
        reads.answer(engine, System.nanoTime() + TimeUnit.SECONDS.toNanos(3), EVENING_MS);
        assertThat(answers.timeouts).isEqualTo(1);
        assertThat(answers.replies).isEmpty();
    }

    private long totalAt(long timeMs) {
        assertThat(reads.ask(0, quote(), answers)).isTrue();
        assertThat(reads.answer(engine, System.nanoTime(), timeMs)).isEqualTo(1);
        return answers.total();
    }

    private static Query<Quote> quote() {
        return new Query.OfQuote(0, CN, CNY, List.of(new LineRequest(1, 1)), List.of());
    }

    private void accepted(Command command) {
        Outcome outcome = engine.handle(EVENING_MS, new Request(1, ++keys), command, EventSink.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private static final class Answers implements FreshReads.Callback<Quote> {
        private final List<Quote> replies = new ArrayList<>();
        private int timeouts;

        @Override
        public void onReply(Query.Reply<Quote> reply) {
            assertThat(reply.result()).isInstanceOf(Query.Result.Found.class);
            if (reply.result() instanceof Query.Result.Found<Quote> found) {
                replies.add(found.value());
            }
        }

        @Override
        public void onTimeout() {
            timeouts++;
        }

        private long total() {
            return replies.removeLast().totalMinor();
        }
    }
}
