package io.drumroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import io.drumroll.wire.sbe.OrderPlacedDecoder;
import io.drumroll.wire.sbe.PlaceOrderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Groups and texts are written by hand: the decoders that were generated from the schema find them where it says. */
class SchemaTest {
    private static final int CORRELATION = 5;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @RepeatedTest(20)
    void everyMessageIsAsLongAsTheSchemaSays(RepetitionInfo seed) throws ReflectiveOperationException {
        Samples samples = Samples.small(seed.getCurrentRepetition());
        for (Command command : samples.commands()) {
            int length = new CommandWriter().write(buffer, 0, CORRELATION, Request.WITHOUT_KEY, command);
            assertThat(lengthBySchema(command.getClass())).as("%s", command).isEqualTo(length);
        }
        for (Event event : samples.events()) {
            int length = new EventWriter().write(buffer, 0, event);
            assertThat(lengthBySchema(event.getClass())).as("%s", event).isEqualTo(length);
        }
        for (Rejection rejection : samples.rejections()) {
            Outcome.Rejected outcome = new Outcome.Rejected(1, rejection);
            int length = new OutcomeWriter().write(buffer, 0, CORRELATION, outcome);
            Class<?> message = rejection instanceof Rejection.PriceChanged r ? r.getClass() : outcome.getClass();
            assertThat(lengthBySchema(message)).as("%s", rejection).isEqualTo(length);
        }
    }

    @Test
    void theGeneratedDecodersReadTheListsOfOrders() {
        Samples samples = Samples.small(3);
        Command.PlaceOrder order = samples.commands().stream()
                .filter(Command.PlaceOrder.class::isInstance)
                .map(Command.PlaceOrder.class::cast)
                .findFirst()
                .orElseThrow();
        new CommandWriter().write(buffer, 0, CORRELATION, new Request(6, 7), order);
        PlaceOrderDecoder d = new PlaceOrderDecoder().wrapAndApplyHeader(buffer, 0, header);
        assertThat(d.envelope().correlationId()).isEqualTo(CORRELATION);
        assertThat(d.envelope().keyHigh()).isEqualTo(6);
        assertThat(d.envelope().keyLow()).isEqualTo(7);
        PlaceOrderDecoder.LinesDecoder lines = d.lines();
        order.lines().forEach(line -> assertThat(lines.next().line().sku()).isEqualTo(line.sku()));
        assertThat(lines.hasNext()).isFalse();
        PlaceOrderDecoder.CouponsDecoder coupons = d.coupons();
        order.coupons().forEach(deal -> assertThat(coupons.next().deal()).isEqualTo(deal));
        assertThat(coupons.hasNext()).isFalse();
    }

    @RepeatedTest(20)
    void theGeneratedDecodersReadTheListsOfPlacedOrders(RepetitionInfo seed) {
        Event.OrderPlaced order = Samples.small(seed.getCurrentRepetition()).placed();
        new EventWriter().write(buffer, 0, order);
        OrderPlacedDecoder d = new OrderPlacedDecoder().wrapAndApplyHeader(buffer, 0, header);
        OrderPlacedDecoder.LinesDecoder lines = d.lines();
        order.lines()
                .forEach(line -> assertThat(lines.next().line().commissionBps()).isEqualTo(line.commissionBps()));
        for (OrderPlacedDecoder.AmountsDecoder amounts : d.amounts()) {
            assertThat(amounts.amounts().proceedsMinor())
                    .isEqualTo(order.lines().get(amounts.amounts().line()).proceedsMinor());
        }
        OrderPlacedDecoder.AdjustmentsDecoder adjustments = d.adjustments();
        order.adjustments()
                .forEach(one -> assertThat(adjustments.next().adjustment().amountMinor())
                        .isEqualTo(one.amountMinor()));
        assertThat(adjustments.hasNext()).isFalse();
    }

    private int lengthBySchema(Class<?> message) throws ReflectiveOperationException {
        DirectBuffer bytes = buffer;
        header.wrap(bytes, 0);
        MessageDecoderFlyweight decoder = Class.forName("io.drumroll.wire.sbe." + message.getSimpleName() + "Decoder")
                .asSubclass(MessageDecoderFlyweight.class)
                .getConstructor()
                .newInstance();
        assertThat(header.templateId()).isEqualTo(decoder.sbeTemplateId());
        decoder.wrap(bytes, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        return MessageHeaderDecoder.ENCODED_LENGTH + decoder.sbeDecodedLength();
    }
}
