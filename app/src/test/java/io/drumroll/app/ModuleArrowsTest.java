package io.drumroll.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The arrows between modules: each may only lean on modules named further up (ARCHITECTURE.md). A module's classes live
 * in the package of its name. Maven already refuses an arrow that no pom names; this refuses the pom that names a wrong one.
 */
class ModuleArrowsTest {
    private static final String ROOT = "io.drumroll.";

    /** From the one that leans on nobody to the one that knows everyone. */
    private static final List<String> MODULES = List.of(
            "engine",
            "wire",
            "node",
            "client",
            "payments",
            "board",
            "books",
            "testdb",
            "database",
            "accounts",
            "catalog",
            "history",
            "edge",
            "web",
            "crowd",
            "app",
            "journeys",
            "bench");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drumroll");

    @Test
    void seesTheModules() {
        Set<String> seen = new HashSet<>();
        CLASSES.forEach(type -> seen.add(moduleOf(type)));
        assertThat(MODULES).containsAll(seen);
        assertThat(seen).contains("engine", "client", "app");
    }

    @Test
    void arrowsOnlyPointUpwards() {
        classes().should(new LeanOnlyOnModulesFurtherUp()).check(CLASSES);
    }

    /** The module of one of our classes, by its package: {@code io.drumroll.engine.money.Money} is the engine's. */
    private static String moduleOf(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static final class LeanOnlyOnModulesFurtherUp extends ArchCondition<JavaClass> {
        LeanOnlyOnModulesFurtherUp() {
            super("lean only on modules further up");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            int module = MODULES.indexOf(moduleOf(type));
            for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                JavaClass target = arrow.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT) && MODULES.indexOf(moduleOf(target)) > module) {
                    events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
                }
            }
        }
    }
}
