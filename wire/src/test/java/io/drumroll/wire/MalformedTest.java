package io.drumroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.wire.sbe.AdjustmentEncoder;
import io.drumroll.wire.sbe.DealOfferEncoder;
import io.drumroll.wire.sbe.EnvelopeEncoder;
import io.drumroll.wire.sbe.LineAmountsEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MalformedTest {
    private static final int FLIPS = 3_000;
    /** Where a made deal's offer begins. */
    private static final int OFFER = MessageHeaderEncoder.ENCODED_LENGTH + EnvelopeEncoder.ENCODED_LENGTH;
    /** What one adjustment at the end of a message takes. */
    private static final int ADJUSTMENTS_BYTES = Values.GROUP_HEADER + AdjustmentEncoder.ENCODED_LENGTH;

    private final CommandReader commandReader = new CommandReader();
    private final OutcomeReader outcomeReader = new OutcomeReader();
    private final FeedFrameReader frameReader = new FeedFrameReader();

    @Test
    void refusesEveryCommandThatIsCutOff() {
        for (Command command : Samples.small(1).commands()) {
            refusesEveryCut(bytesOf(command), this::readCommands);
        }
    }

    @Test
    void refusesEveryOutcomeThatIsCutOff() {
        for (Outcome outcome : Samples.small(2).outcomes()) {
            refusesEveryCut(bytesOf(outcome), this::readOutcomes);
        }
    }

    @Test
    void refusesEveryFrameThatIsCutOff() {
        byte[] frame = frameOf(Samples.small(3));
        refusesEveryCut(frame, this::readFrame);
        assertThatThrownBy(() -> readFrame(new byte[0])).isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> readFrame(Arrays.copyOf(frame, frame.length + 1)))
                .isInstanceOf(MalformedMessage.class);
    }

    @Test
    void aDamagedCommandIsEitherACommandOrMalformed() {
        for (Command command : Samples.small(4).commands()) {
            survivesFlips(bytesOf(command), this::readCommands);
        }
    }

    @Test
    void aDamagedOutcomeIsEitherAnOutcomeOrMalformed() {
        for (Outcome outcome : Samples.small(5).outcomes()) {
            survivesFlips(bytesOf(outcome), this::readOutcomes);
        }
    }

    @Test
    void aDamagedFrameIsEitherAFrameOrMalformed() {
        for (int seed = 0; seed < 10; seed++) {
            survivesFlips(frameOf(Samples.small(seed)), this::readFrame);
        }
    }

    @Test
    void refusesMessagesOfOtherKinds() {
        byte[] command = bytesOf(Samples.small(6).commands().getFirst());
        assertThatThrownBy(() -> readOutcomes(command)).isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> readFrame(command)).isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> FeedFrameReader.firstSequence(new UnsafeBuffer(command), 0))
                .isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> FeedFrameReader.timeMs(new UnsafeBuffer(new byte[27]), 0))
                .isInstanceOf(MalformedMessage.class);
    }

    @Test
    void refusesAKindOfDealThatThereIsNot() {
        int kind = OFFER + DealOfferEncoder.kindEncodingOffset();
        for (int unknown : new int[] {0, 11, 255}) {
            assertThatThrownBy(() -> readCommands(with(madeDeal(), kind, unknown)))
                    .isInstanceOf(MalformedMessage.class)
                    .hasMessageContaining("kind of deal");
        }
    }

    @Test
    void refusesAFunderAndAStageThatThereAreNot() {
        int funder = OFFER + DealOfferEncoder.funderEncodingOffset();
        assertThatThrownBy(() -> readCommands(with(madeDeal(), funder, 2)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("funder");
        int bar = OFFER + DealOfferEncoder.ENCODED_LENGTH + Values.GROUP_HEADER;
        for (int unknown : new int[] {6, 255}) {
            assertThatThrownBy(() -> readCommands(with(madeDeal(), bar, unknown)))
                    .isInstanceOf(MalformedMessage.class)
                    .hasMessageContaining("stage");
        }
    }

    @Test
    void refusesAmountsThatAreOutOfOrderOrOfNoLine() {
        byte[] frame = frameOf(List.of(placed()));
        int firstLine = frame.length - ADJUSTMENTS_BYTES - 2 * LineAmountsEncoder.ENCODED_LENGTH;
        int secondLine = firstLine + LineAmountsEncoder.ENCODED_LENGTH;
        readFrame(frame);
        assertThat(new byte[] {frame[firstLine], frame[secondLine]}).containsExactly(0, 2);
        for (int[] wrong : new int[][] {{secondLine, 0}, {firstLine, 2}, {firstLine, 3}, {secondLine, 3}}) {
            assertThatThrownBy(() -> readFrame(with(frame, wrong[0], wrong[1])))
                    .isInstanceOf(MalformedMessage.class)
                    .hasMessageContaining("amounts of line");
        }
    }

    @Test
    void refusesAnAdjustmentOfNoLine() {
        byte[] frame = frameOf(List.of(placed()));
        int line = frame.length - AdjustmentEncoder.ENCODED_LENGTH;
        assertThat(frame[line]).isEqualTo((byte) 2);
        assertThatThrownBy(() -> readFrame(with(frame, line, 3)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("adjustment of line 3 of 3");
        assertThatThrownBy(() -> readFrame(with(frame, line + 2, 6)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("stage");
    }

    @Test
    void isSpentAfterAFault() {
        UnsafeBuffer nothing = new UnsafeBuffer(new byte[20]);
        commandReader.wrap(nothing, 0, 20);
        assertThatThrownBy(commandReader::next).isInstanceOf(MalformedMessage.class);
        assertThat(commandReader.next()).isNull();
    }

    /** Three lines, of which the first and the last have other amounts, and an adjustment of the last. */
    private static Event placed() {
        OrderLine plain = new OrderLine(1, 2, 300, 600, 600, 0, 600, 0, 500);
        OrderLine dutiable = new OrderLine(1, 2, 300, 600, 600, 60, 600, 0, 500);
        return new Event.OrderPlaced(
                1,
                2,
                new Region(new Country("CN"), "GD", 1),
                new Currency("CNY"),
                List.of(dutiable, plain, dutiable),
                List.of(new Adjustment(2, 7, Stage.CROSS_SHOP, 0, 50)),
                1_920,
                9,
                false);
    }

    private static byte[] madeDeal() {
        DealTerms terms = new DealTerms.CrossShop(20_000, 3_000, 0);
        return bytesOf(new Command.MakeDeal(
                new DealOffer("Across shops", 1, 2, Funder.FESTIVAL, List.of(Stage.RED_PACKET), terms)));
    }

    private static byte[] with(byte[] message, int index, int value) {
        byte[] changed = message.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static void refusesEveryCut(byte[] message, Reading reading) {
        for (int length = 1; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> reading.read(cut))
                    .as("the first %d of %d bytes", length, message.length)
                    .isInstanceOf(MalformedMessage.class);
        }
    }

    /** Anything but a value or {@link MalformedMessage} goes through and fails the test. */
    private static void survivesFlips(byte[] message, Reading reading) {
        Random random = new Random(message.length);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = message.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                reading.read(damaged);
            } catch (MalformedMessage e) {
                assertThat(e).hasMessageContaining("at byte");
            }
        }
    }

    /** The bytes stand inside of a larger buffer, as they do when they come from the log. */
    private void readCommands(byte[] bytes) {
        commandReader.wrap(surrounded(bytes), 64, bytes.length);
        for (Submission next = commandReader.next(); next != null; next = commandReader.next()) {
            assertThat(next.command()).isNotNull();
        }
    }

    private void readOutcomes(byte[] bytes) {
        outcomeReader.wrap(surrounded(bytes), 64, bytes.length);
        while (outcomeReader.next()) {
            assertThat(outcomeReader.outcome()).isNotNull();
        }
    }

    private void readFrame(byte[] bytes) {
        frameReader.read(surrounded(bytes), 64, bytes.length, EventSink.NONE);
    }

    private static UnsafeBuffer surrounded(byte[] bytes) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 128]);
        buffer.putBytes(64, bytes);
        return buffer;
    }

    private static byte[] bytesOf(Command command) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length = new CommandWriter().write(buffer, 0, 7, Samples.small(9).request(), command);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    private static byte[] bytesOf(Outcome outcome) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length = new OutcomeWriter().write(buffer, 0, 7, outcome);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    private static byte[] frameOf(Samples samples) {
        return frameOf(samples.events());
    }

    private static byte[] frameOf(List<Event> events) {
        FeedFrameWriter writer = new FeedFrameWriter(256);
        writer.begin(1, 2);
        for (Event event : events) {
            writer.add(event);
        }
        byte[] frame = new byte[writer.length()];
        writer.buffer().getBytes(0, frame);
        return frame;
    }

    private interface Reading {
        void read(byte[] bytes);
    }
}
