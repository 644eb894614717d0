package io.drumroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int OFFSET = 13;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final CommandWriter commandWriter = new CommandWriter();
    private final CommandReader commandReader = new CommandReader();

    @RepeatedTest(100)
    void readsCommandsAsTheyWereWritten(RepetitionInfo seed) {
        Samples samples = Samples.ofSeed(seed.getCurrentRepetition());
        List<Request> requests = new ArrayList<>();
        int end = OFFSET;
        for (Command command : samples.commands()) {
            Request request = samples.request();
            requests.add(request);
            end += commandWriter.write(buffer, end, ~end, request, command);
        }
        commandReader.wrap(buffer, OFFSET, end - OFFSET);
        int i = 0;
        for (Command command : Samples.ofSeed(seed.getCurrentRepetition()).commands()) {
            Submission read = Objects.requireNonNull(commandReader.next());
            assertThat(read.command()).as("seed %s", seed).isEqualTo(command);
            assertThat(read.request()).isEqualTo(requests.get(i++));
            assertThat(read.correlationId()).isNegative();
        }
        assertThat(commandReader.next()).isNull();
    }

    @RepeatedTest(100)
    void readsOutcomesAsTheyWereWritten(RepetitionInfo seed) {
        List<Outcome> outcomes = Samples.ofSeed(seed.getCurrentRepetition()).outcomes();
        OutcomeWriter writer = new OutcomeWriter();
        int end = OFFSET;
        for (int i = 0; i < outcomes.size(); i++) {
            end += writer.write(buffer, end, Long.MAX_VALUE - i, outcomes.get(i));
        }
        OutcomeReader reader = new OutcomeReader().wrap(buffer, OFFSET, end - OFFSET);
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.outcome()).as("seed %s", seed).isEqualTo(outcomes.get(i));
            assertThat(reader.correlationId()).isEqualTo(Long.MAX_VALUE - i);
        }
        assertThat(reader.next()).isFalse();
    }

    @RepeatedTest(100)
    void readsEventsOfAFrameAsTheyWereAdded(RepetitionInfo seed) {
        List<Event> events = Samples.ofSeed(seed.getCurrentRepetition()).events();
        FeedFrameWriter writer = new FeedFrameWriter(64);
        writer.add(new Event.SkuDelisted(1));
        writer.begin(41, 1_762_790_400_000L);
        events.forEach(writer::add);
        assertThat(writer.eventCount()).isEqualTo(events.size());
        assertThat(writer.timeMs()).isEqualTo(1_762_790_400_000L);
        assertThat(FeedFrameReader.firstSequence(writer.buffer(), 0)).isEqualTo(41);
        assertThat(FeedFrameReader.lastSequence(writer.buffer(), 0)).isEqualTo(40 + events.size());
        assertThat(FeedFrameReader.timeMs(writer.buffer(), 0)).isEqualTo(1_762_790_400_000L);
        FeedFrameReader reader = new FeedFrameReader();
        for (int skipped : new int[] {0, 1, 7, events.size()}) {
            List<Event> seen = new ArrayList<>();
            reader.read(writer.buffer(), 0, writer.length(), 40 + skipped, (sequence, timeMs, event) -> {
                assertThat(sequence).isEqualTo(41 + skipped + seen.size());
                assertThat(timeMs).isEqualTo(1_762_790_400_000L);
                seen.add(event);
            });
            assertThat(seen).as("seed %s", seed).isEqualTo(events.subList(skipped, events.size()));
        }
    }

    @Test
    void aClearedFrameIsWholeAndEmpty() {
        FeedFrameWriter writer = new FeedFrameWriter(0);
        writer.begin(5, 6);
        writer.add(new Event.SkuDelisted(1));
        writer.clear();
        assertThat(writer.isEmpty()).isTrue();
        assertThat(FeedFrameReader.lastSequence(writer.buffer(), 0)).isEqualTo(4);
        new FeedFrameReader().read(writer.buffer(), 0, writer.length(), (sequence, timeMs, event) -> {
            throw new AssertionError("an event in an empty frame: " + event);
        });
    }

    @Test
    void coversEveryKindOfMessage() {
        Samples samples = Samples.small(1);
        assertThat(samples.commands())
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(Command.class.getPermittedSubclasses()));
        assertThat(samples.events())
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(Event.class.getPermittedSubclasses()));
        assertThat(samples.rejections())
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(Rejection.class.getPermittedSubclasses()));
        assertThat(samples.terms())
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(DealTerms.class.getPermittedSubclasses()));
    }

    @Test
    void refusesWhatAMessageCannotHold() {
        Command title = shopNamed("x".repeat(65_535));
        assertThatThrownBy(() -> commandWriter.write(buffer, 0, 1, Request.WITHOUT_KEY, title))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> commandWriter.write(buffer, 0, 1, Request.WITHOUT_KEY, orderOf(65_535)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lines");
        int length = commandWriter.write(buffer, 0, 1, Request.WITHOUT_KEY, orderOf(65_534));
        assertThat(read(buffer, length)).isEqualTo(orderOf(65_534));
    }

    @Test
    void aLoneSurrogateStaysATextThatTheEngineRefuses() {
        Command broken = shopNamed("a\uD83Db😀\uDE00");
        int length = commandWriter.write(buffer, 0, 1, Request.WITHOUT_KEY, broken);
        assertThat(read(buffer, length)).isEqualTo(shopNamed("a\0b😀\0"));
    }

    @Test
    void ordersShareTheirRegionAndCurrency() {
        UnsafeBuffer small = new UnsafeBuffer(new byte[1_024]);
        int length = commandWriter.write(small, 0, 1, Request.WITHOUT_KEY, orderOf(1));
        length += commandWriter.write(small, length, 2, Request.WITHOUT_KEY, orderOf(2));
        Command.PlaceOrder first = (Command.PlaceOrder) read(small, length);
        Command.PlaceOrder second = (Command.PlaceOrder)
                Objects.requireNonNull(commandReader.next()).command();
        assertThat(second.region()).isSameAs(first.region());
        assertThat(second.expectedTotal().currency())
                .isSameAs(first.expectedTotal().currency());
    }

    @Test
    void aLineSaysMoreOnlyWhereTheRestDoesNotFollow() {
        OrderLine plain = new OrderLine(1, 2, 300, 600, 600, 0, 600, 0, 500);
        OrderLine dutiable = new OrderLine(1, 2, 300, 600, 600, 60, 600, 0, 500);
        OrderLine foreign = new OrderLine(1, 2, 300, 4_200, 600, 0, 600, 0, 500);
        OrderLine subsidised = new OrderLine(1, 2, 300, 500, 500, 0, 600, 100, 500);
        int shortLength = lengthOf(plain, plain, plain);
        assertThat(lengthOf(plain, dutiable, plain)).isEqualTo(shortLength + 34);
        assertThat(lengthOf(foreign, plain, subsidised)).isEqualTo(shortLength + 2 * 34);
    }

    private static int lengthOf(OrderLine... lines) {
        Region region = new Region(new Country("CN"), "GD", 1);
        Event placed =
                new Event.OrderPlaced(1, 2, region, new Currency("CNY"), List.of(lines), List.of(), 1_800, 9, false);
        FeedFrameWriter writer = new FeedFrameWriter(256);
        writer.add(placed);
        new FeedFrameReader()
                .read(
                        writer.buffer(),
                        0,
                        writer.length(),
                        (sequence, timeMs, event) -> assertThat(event).isEqualTo(placed));
        return writer.length();
    }

    private static Command shopNamed(String name) {
        return new Command.OpenShop(name, new Country("CN"), ShopKind.BAZAAR, new Currency("CNY"));
    }

    private static Command orderOf(int lines) {
        Region region = new Region(new Country("CN"), "GD", 1);
        Money total = new Money(100, new Currency("CNY"));
        return new Command.PlaceOrder(
                1, region, Collections.nCopies(lines, new LineRequest(1, 1)), false, List.of(3), total, PayMode.NOW);
    }

    private Command read(DirectBuffer buffer, int length) {
        return Objects.requireNonNull(commandReader.wrap(buffer, 0, length).next())
                .command();
    }
}
