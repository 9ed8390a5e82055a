package io.github.eventsourcemappingcleanup;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What users see, and what the library knows, as docs/design.md says. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.eventsourcemappingcleanup");

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
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .beFinal()
                .because("one JVM may synthesize several apps")
                .check(MAIN);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(ABSTRACT)
                .should()
                .haveModifier(FINAL)
                .because("none is made to be extended")
                .check(MAIN);
    }
}
