package io.github.eventsourcemappingcleanup.testbed;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom, as docs/design.md says, and what no class may do. */
class ArchitectureTest {
    private static final String ROOT = "io.github.eventsourcemappingcleanup.testbed";
    private static final String SLEEP =
            "java\\.lang\\.Thread\\.sleep\\(.*|java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "aws, ''",
        "front, aws",
        "cloudformation, aws",
        "runtime, aws front",
        "iam, aws cloudformation",
        "localcloud, aws front cloudformation runtime",
        "demo, aws localcloud"
    })
    void packageKnowsOnlyWhatItIsBuiltOn(String part, String others) {
        String[] known = Stream.of((part + " " + others).trim().split(" ", -1))
                .map(name -> ROOT + "." + name)
                .toArray(String[]::new);

        noClasses()
                .that(resideInAPackage(ROOT + "." + part))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(known))))
                .because("each stand-in is of use without the others")
                .check(MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "aws, java.. com.fasterxml.jackson..",
        "front, java.. org.eclipse.jetty.. software.amazon.awssdk..",
        "cloudformation, java.. com.fasterxml.jackson..",
        "runtime, java.. com.amazonaws.services.lambda.runtime.. software.amazon.awssdk.utilslite",
        "iam, java..",
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
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .beFinal()
                .because("tests run side by side in one JVM")
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

    @Test
    void testsDoNotSleep() {
        noClasses()
                .should()
                .accessTargetWhere(target(fullNameMatching(SLEEP)))
                .because("they wait for what happens, or move a clock")
                .check(TESTS);
    }
}
