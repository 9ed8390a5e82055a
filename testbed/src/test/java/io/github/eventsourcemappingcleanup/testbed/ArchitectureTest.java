package io.github.eventsourcemappingcleanup.testbed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.CLASSES_ARE_FINAL;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.STATIC_FIELDS_ARE_FINAL;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.TESTS_DO_NOT_SLEEP;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom, as docs/dev/design.md says, and what no class may do. */
class ArchitectureTest {
    private static final String ROOT = "io.github.eventsourcemappingcleanup.testbed";
    private static final JavaClasses MAIN = ArchitectureRules.mainClasses();

    @ParameterizedTest
    @CsvSource({
        "aws, ''",
        "front, aws",
        "cloudformation, aws",
        "runtime, aws front",
        "iam, aws cloudformation",
        "architecture, ''",
        "localcloud, aws front cloudformation runtime",
        "demo, aws localcloud"
    })
    void packageKnowsOnlyWhatItIsBuiltOn(String part, String others) {
        ArchitectureRules.partKnowsOnly(ROOT, part, others)
                .because("each stand-in is of use without the others")
                .check(MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "aws, java.. com.fasterxml.jackson..",
        "front, java.. org.eclipse.jetty.. software.amazon.awssdk..",
        "cloudformation, java.. com.fasterxml.jackson..",
        "runtime, java.. com.amazonaws.services.lambda.runtime..",
        "iam, java..",
        "architecture, java.. com.tngtech.archunit..",
        "localcloud, java.. software.amazon.awssdk..",
        "demo, java.. software.amazon.awssdk.. org.jline.."
    })
    void packageKnowsNoOtherLibraries(String part, String libraries) {
        classes()
                .that(resideInAPackage(ROOT + "." + part))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(ROOT + "..")
                        .or(resideInAPackage("org.jspecify.annotations"))
                        .or(resideInAnyPackage(libraries.split(" ", -1))))
                .because("what stands for AWS speaks HTTP, and knows handler and construct only from outside")
                .check(MAIN);
    }

    @Test
    void nothingIsShared() {
        STATIC_FIELDS_ARE_FINAL.because("tests run side by side in one JVM").check(MAIN);
    }

    @Test
    void classesAreFinal() {
        CLASSES_ARE_FINAL.check(MAIN);
    }

    @Test
    void testsDoNotSleep() {
        TESTS_DO_NOT_SLEEP.check(ArchitectureRules.testClasses());
    }
}
