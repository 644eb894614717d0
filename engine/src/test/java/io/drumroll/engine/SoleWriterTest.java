package io.drumroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is decided changes nothing; only {@code apply} does, so that a replay of events is all that there is to the state.
 * State lies in tables, and those are written by methods whose names begin with {@code apply} or {@code restore} and
 * their own private helpers, and where they are made.
 */
class SoleWriterTest {
    private static final Set<String> TABLES = Set.of(Table.class.getName(), RowIndex.class.getName());
    private static final Set<String> MUTATORS = Set.of("set", "add", "append", "rebuild", "restoreFrom");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drumroll.engine");

    @Test
    void onlyApplyWritesToTables() {
        List<JavaMethodCall> writes = CLASSES.stream()
                .filter(type -> !type.getPackageName().equals(Table.class.getPackageName()))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> TABLES.contains(call.getTargetOwner().getName()) && MUTATORS.contains(call.getName()))
                .toList();
        assertThat(writes).as("the check sees writes").isNotEmpty();
        assertThat(writes.stream().filter(call -> !mayWrite(call.getOrigin())).map(JavaMethodCall::getDescription))
                .as("writes outside of apply")
                .isEmpty();
    }

    /** A helper may write when nobody calls it but those who may. */
    private static boolean mayWrite(JavaCodeUnit method) {
        String name = method.getName();
        if (name.equals("<init>") || name.startsWith("apply") || name.startsWith("restore")) {
            return true;
        }
        return method.getModifiers().contains(JavaModifier.PRIVATE)
                && method.getCallsOfSelf().stream().allMatch(call -> mayWrite(call.getOrigin()));
    }
}
