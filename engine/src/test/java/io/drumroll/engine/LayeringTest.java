package io.drumroll.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.drumroll.engine.message.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the engine may lean on. The same commands must give the same bytes on every machine and in every year, so it has
 * no clock, no thread, no I/O, no floating point and no chance, and nothing whose order differs from one start to the
 * next. Think hard before changing this: a replay of an old log is only a proof while it holds.
 */
class LayeringTest {
    private static final String ENGINE = "io.drumroll.engine";

    /** Whole packages that are harmless; single classes of others are in {@link #HARMLESS_CLASSES}. */
    private static final List<String> HARMLESS_PACKAGES = List.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.nio.charset",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "org.agrona.collections",
            "org.jspecify.annotations");

    /** For snapshots: bytes in memory, and the interfaces that a caller with a file implements. */
    private static final List<String> HARMLESS_CLASSES = List.of(
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.DataInput",
            "java.io.DataInputStream",
            "java.io.DataOutput",
            "java.io.DataOutputStream",
            "java.io.EOFException",
            "java.io.FilterInputStream",
            "java.io.FilterOutputStream",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Serializable",
            "java.io.UncheckedIOException",
            // The naive model reckons in it, so that no product is too large.
            "java.math.BigInteger",
            "java.nio.ByteBuffer",
            "java.nio.ByteOrder");

    /** Within the harmless packages: clocks, threads, chance and the world outside. */
    private static final List<String> HARMFUL_CLASSES = List.of(
            "java.lang.InheritableThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.ScopedValue",
            "java.lang.StrictMath",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.DoubleSummaryStatistics",
            "java.util.GregorianCalendar",
            "java.util.IdentityHashMap",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.SplittableRandom",
            "java.util.TimeZone",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.UUID",
            "java.util.WeakHashMap");

    private static final JavaClasses ENGINE_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ENGINE);

    @Test
    void seesTheEnginesClasses() {
        assertThat(ENGINE_CLASSES.contain(Command.class)).isTrue();
    }

    @Test
    void leansOnlyOnPlainJavaAndAgronasCollections() {
        classes().should().onlyDependOnClassesThat(new Harmless()).check(ENGINE_CLASSES);
    }

    @Test
    void hasNoLocksAndNothingSharedBetweenThreads() {
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(ENGINE_CLASSES);
        noFields().should().haveModifier(JavaModifier.VOLATILE).check(ENGINE_CLASSES);
    }

    @Test
    void keepsNoStateOutsideOfItsObjects() {
        noFields()
                .that()
                .areStatic()
                .should()
                .notBeFinal()
                .because("two engines in one process must not meet")
                .check(ENGINE_CLASSES);
    }

    @Test
    void callsNothingThatAsksAClockChanceOrTheMachine() {
        assertThat(breachesIn(EngineBytecode::harmfulCalls)).isEmpty();
    }

    @Test
    void computesNothingInFloatingPoint() {
        assertThat(breachesIn(EngineBytecode::floatingPoint)).isEmpty();
    }

    private interface Check {
        List<String> breaches(byte[] classFile);
    }

    private static List<String> breachesIn(Check check) {
        try (Stream<Path> files = Files.walk(engineFolder())) {
            List<Path> classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classFiles).isNotEmpty();
            return classFiles.stream()
                    .flatMap(file -> check.breaches(bytesOf(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path engineFolder() {
        try {
            return Path.of(Command.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the engine's classes lie in no folder", e);
        }
    }

    private static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Harmless extends DescribedPredicate<JavaClass> {
        Harmless() {
            super(
                    "are the engine's own, or plain Java without clocks, threads, I/O and chance, or Agrona's collections");
        }

        @Override
        public boolean test(JavaClass other) {
            JavaClass type = other.getBaseComponentType();
            String outermost = type.getName().replaceFirst("\\$.*", "");
            if (HARMFUL_CLASSES.contains(outermost)) {
                return false;
            }
            return type.isPrimitive()
                    || type.getPackageName().equals(ENGINE)
                    || type.getPackageName().startsWith(ENGINE + ".")
                    || HARMLESS_PACKAGES.contains(type.getPackageName())
                    || HARMLESS_CLASSES.contains(outermost);
        }
    }
}
