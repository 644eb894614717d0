package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderLogTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsWhatWasPutAndNothingElse(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, long[]> expected = new HashMap<>();
        OrderLog log = new OrderLog();
        long order = 0;
        for (int i = 0; i < 5_000; i++) {
            order += 1 + random.nextInt(random.nextInt(100) == 0 ? 1_000_000 : 3);
            long[] numbers = numbers(random);
            log.put(order, Arrays.copyOf(numbers, numbers.length + 2), numbers.length);
            expected.put(order, numbers);
            if (random.nextInt(1_000) == 0) {
                log = restored(log);
            }
        }
        for (long any = 0; any <= 10_000; any++) {
            assertThat(log.find(any)).isEqualTo(expected.get(any));
        }
        OrderLog whole = log;
        expected.forEach((number, numbers) -> assertThat(whole.find(number)).isEqualTo(numbers));
        assertThat(log.find(order + 1)).isNull();
    }

    @Test
    void isNotChangedByWhatIsPutAfterItWasFrozen() throws IOException {
        OrderLog log = new OrderLog();
        log.put(7, new long[] {1, 2}, 2);
        OrderLog.Frozen frozen = log.freeze();
        log.put(8, new long[] {3}, 1);

        assertThat(read(frozen).find(7)).containsExactly(1, 2);
        assertThat(read(frozen).find(8)).isNull();
        assertThat(log.find(8)).containsExactly(3);
    }

    @Test
    void refusesAnOrderThatIsNotBehindTheLast() {
        OrderLog log = new OrderLog();
        log.put(7, new long[] {1}, 1);

        assertThatThrownBy(() -> log.put(7, new long[] {1}, 1)).hasMessage("order 7 came behind order 7");
    }

    private static long[] numbers(SplittableRandom random) {
        long[] numbers = new long[random.nextInt(200) == 0 ? random.nextInt(6_000) : random.nextInt(9)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextLong() >>> (1 + random.nextInt(63));
        }
        return numbers;
    }

    private static OrderLog restored(OrderLog log) throws IOException {
        return read(log.freeze());
    }

    private static OrderLog read(OrderLog.Frozen frozen) throws IOException {
        CheckpointOutput out = new CheckpointOutput();
        frozen.write(out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuffer chunk : out.finish()) {
            Channels.newChannel(bytes).write(chunk);
        }
        OrderLog log = new OrderLog();
        log.read(new CheckpointInput(Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray()))));
        return log;
    }
}
