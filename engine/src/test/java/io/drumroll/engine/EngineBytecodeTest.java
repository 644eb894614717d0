package io.drumroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** That the checks of {@link LayeringTest} bite: each forbidden thing is found in a class that does it. */
class EngineBytecodeTest {
    private static final String HERE = "io.drumroll.engine.EngineBytecodeTest$";

    @Test
    void findsACallOfTheClock() {
        assertThat(EngineBytecode.harmfulCalls(bytesOf(AsksTheClock.class)))
                .containsExactly(HERE + "AsksTheClock.now: java.lang.System.nanoTime");
    }

    @Test
    void findsAReferenceToTheClock() {
        assertThat(EngineBytecode.harmfulCalls(bytesOf(RefersToTheClock.class)))
                .containsExactly(HERE + "RefersToTheClock.clock: java.lang.System.currentTimeMillis");
    }

    @Test
    void findsALock() {
        assertThat(EngineBytecode.harmfulCalls(bytesOf(Locks.class)))
                .containsExactly(HERE + "Locks.size: synchronized");
    }

    @Test
    void findsASetWhoseOrderChanges() {
        assertThat(EngineBytecode.harmfulCalls(bytesOf(HasNoOrder.class)))
                .containsExactly(HERE + "HasNoOrder.some: java.util.Set.of");
    }

    @Test
    void findsAParallelStream() {
        assertThat(EngineBytecode.harmfulCalls(bytesOf(WorksInParallel.class)))
                .containsExactly(HERE + "WorksInParallel.count: java.util.stream.Stream.parallel");
    }

    @Test
    void findsFloatingPointInsideOfAMethod() {
        assertThat(EngineBytecode.floatingPoint(bytesOf(RoundsBadly.class)))
                .contains(
                        HERE + "RoundsBadly.tenPercentOf: instruction L2D",
                        HERE + "RoundsBadly.tenPercentOf: instruction DMUL",
                        HERE + "RoundsBadly.tenPercentOf: a constant");
    }

    @Test
    void findsFloatingPointInFieldsAndSignatures() {
        assertThat(EngineBytecode.floatingPoint(bytesOf(HasARate.class)))
                .contains(HERE + "HasARate.rate: its type", HERE + "HasARate.rate: its signature");
    }

    @Test
    void findsNothingInIntegers() {
        assertThat(EngineBytecode.floatingPoint(bytesOf(Counts.class))).isEmpty();
        assertThat(EngineBytecode.harmfulCalls(bytesOf(Counts.class))).isEmpty();
    }

    private static byte[] bytesOf(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    static final class AsksTheClock {
        static long now() {
            return System.nanoTime();
        }
    }

    static final class RefersToTheClock {
        static LongSupplier clock() {
            return System::currentTimeMillis;
        }
    }

    static final class Locks {
        static int size(List<String> list) {
            synchronized (list) {
                return list.size();
            }
        }
    }

    static final class HasNoOrder {
        static Set<String> some() {
            return Set.of("a", "b");
        }
    }

    static final class WorksInParallel {
        static long count(List<String> list) {
            return list.stream().parallel().count();
        }
    }

    static final class RoundsBadly {
        static long tenPercentOf(long amountMinor) {
            return (long) (amountMinor * 0.1);
        }
    }

    record HasARate(double rate) {}

    static final class Counts {
        static long of(List<String> list) {
            int[] copy = new int[2];
            System.arraycopy(new int[] {1, 2}, 0, copy, 0, 2);
            return new HashSet<>(list).size() * 3L / 2 + copy[0];
        }
    }
}
