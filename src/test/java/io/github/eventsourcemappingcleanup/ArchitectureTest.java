package io.github.eventsourcemappingcleanup;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.CLASSES_ARE_FINAL;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.STATIC_FIELDS_ARE_FINAL;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** What users see, and what the library knows, as docs/dev/design.md says. */
class ArchitectureTest {
    private static final JavaClasses MAIN = ArchitectureRules.mainClasses();

    @Test
    void onlyTheConstructAndItsBuilderArePublic() {
        classes()
                .that()
                .arePublic()
                .should(be(belongToAnyOf(EventSourceMappingCleanup.class)))
                .because("what is public can't be changed any more")
                .check(MAIN);
    }

    @Test
    void nothingIsKnownButTheCdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.eventsourcemappingcleanup",
                        "java..",
                        "software.amazon.awscdk..",
                        "software.amazon.jsii",
                        "software.constructs",
                        "org.jspecify.annotations")
                .because("a user's app gets no library more, and the handler is a file and the name of a class")
                .check(MAIN);
    }

    @Test
    void nothingIsShared() {
        STATIC_FIELDS_ARE_FINAL.because("one JVM may synthesize several apps").check(MAIN);
    }

    @Test
    void classesAreFinal() {
        CLASSES_ARE_FINAL.check(MAIN);
    }
}
