package io.drumroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.wire.sbe.AcceptedDecoder;
import io.drumroll.wire.sbe.FeedFrameDecoder;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.PriceChangedDecoder;
import io.drumroll.wire.sbe.RejectedDecoder;
import io.drumroll.wire.sbe.SnapshotChunkDecoder;
import io.drumroll.wire.sbe.SnapshotChunkEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Logs on disk outlive the program that wrote them: each line of {@code golden.txt} is a message in hex and what it says,
 * one of each kind, and of deals one of each kind of terms. A new kind adds a line; a line that has to change is a broken format.
 */
class GoldenTest {
    private static final HexFormat HEX = HexFormat.of();

    private final Set<Class<?>> kinds = new HashSet<>();

    @Test
    void readsAndWritesEveryMessageAsEver() throws IOException {
        for (String line : golden()) {
            int space = line.indexOf(' ');
            String hex = line.substring(0, space);
            UnsafeBuffer bytes = new UnsafeBuffer(HEX.parseHex(hex));
            StringBuilder said = new StringBuilder();
            assertThat(readAndWrite(bytes, said)).isEqualTo(hex);
            assertThat(said).hasToString(line.substring(space + 1));
        }
    }

    @Test
    void holdsEveryKindOfMessage() throws IOException {
        for (String line : golden()) {
            readAndWrite(new UnsafeBuffer(HEX.parseHex(line.substring(0, line.indexOf(' ')))), new StringBuilder());
        }
        Class<?>[] expected = Stream.of(Command.class, Event.class, Rejection.class, DealTerms.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .toArray(Class<?>[]::new);
        assertThat(kinds).contains(expected).contains(Outcome.Accepted.class, SnapshotChunkDecoder.class);
    }

    private String readAndWrite(UnsafeBuffer bytes, StringBuilder said) {
        return switch (new MessageHeaderDecoder().wrap(bytes, 0).templateId()) {
            case FeedFrameDecoder.TEMPLATE_ID -> frame(bytes, said);
            case AcceptedDecoder.TEMPLATE_ID, RejectedDecoder.TEMPLATE_ID, PriceChangedDecoder.TEMPLATE_ID ->
                outcome(bytes, said);
            case SnapshotChunkDecoder.TEMPLATE_ID -> chunk(bytes, said);
            default -> command(bytes, said);
        };
    }

    private String command(UnsafeBuffer bytes, StringBuilder said) {
        CommandReader reader = new CommandReader().wrap(bytes, 0, bytes.capacity());
        Submission read = Objects.requireNonNull(reader.next());
        kinds.add(read.command().getClass());
        if (read.command() instanceof Command.MakeDeal made) {
            kinds.add(made.offer().terms().getClass());
        }
        said.append(read.correlationId())
                .append(' ')
                .append(read.request())
                .append(' ')
                .append(read.command());
        ExpandableArrayBuffer again = new ExpandableArrayBuffer();
        return hex(again, new CommandWriter().write(again, 0, read.correlationId(), read.request(), read.command()));
    }

    private String outcome(UnsafeBuffer bytes, StringBuilder said) {
        OutcomeReader reader = new OutcomeReader().wrap(bytes, 0, bytes.capacity());
        assertThat(reader.next()).isTrue();
        Outcome outcome = reader.outcome();
        kinds.add(outcome instanceof Outcome.Rejected r ? r.rejection().getClass() : outcome.getClass());
        said.append(reader.correlationId()).append(' ').append(outcome);
        ExpandableArrayBuffer again = new ExpandableArrayBuffer();
        return hex(again, new OutcomeWriter().write(again, 0, reader.correlationId(), outcome));
    }

    private String frame(UnsafeBuffer bytes, StringBuilder said) {
        FeedFrameWriter again = new FeedFrameWriter(256);
        again.begin(FeedFrameReader.firstSequence(bytes, 0), FeedFrameReader.timeMs(bytes, 0));
        new FeedFrameReader().read(bytes, 0, bytes.capacity(), (sequence, timeMs, event) -> {
            kinds.add(event.getClass());
            said.append(sequence).append(' ').append(timeMs).append(' ').append(event);
            again.add(event);
        });
        return hex(again.buffer(), again.length());
    }

    private String chunk(UnsafeBuffer bytes, StringBuilder said) {
        SnapshotChunkDecoder chunk =
                new SnapshotChunkDecoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderDecoder());
        byte[] data = new byte[chunk.dataLength()];
        chunk.getData(data, 0, data.length);
        kinds.add(chunk.getClass());
        said.append("SnapshotChunk ")
                .append(chunk.number())
                .append(' ')
                .append(chunk.last())
                .append(' ')
                .append(HEX.formatHex(data));
        ExpandableArrayBuffer again = new ExpandableArrayBuffer();
        SnapshotChunkEncoder written =
                new SnapshotChunkEncoder().wrapAndApplyHeader(again, 0, new MessageHeaderEncoder());
        written.number(chunk.number()).last(chunk.last()).putData(data, 0, data.length);
        return hex(again, written.limit());
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String hex(DirectBuffer bytes, int length) {
        byte[] copy = new byte[length];
        bytes.getBytes(0, copy);
        return HEX.formatHex(copy);
    }
}
