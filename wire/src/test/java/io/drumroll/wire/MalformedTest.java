package io.drumroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import java.util.Arrays;
import java.util.Random;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MalformedTest {
    private static final int FLIPS = 3_000;

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
    void isSpentAfterAFault() {
        UnsafeBuffer nothing = new UnsafeBuffer(new byte[20]);
        commandReader.wrap(nothing, 0, 20);
        assertThatThrownBy(commandReader::next).isInstanceOf(MalformedMessage.class);
        assertThat(commandReader.next()).isFalse();
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
        while (commandReader.next()) {
            assertThat(commandReader.command()).isNotNull();
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
        FeedFrameWriter writer = new FeedFrameWriter(256);
        writer.begin(1, 2);
        for (Event event : samples.events()) {
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
