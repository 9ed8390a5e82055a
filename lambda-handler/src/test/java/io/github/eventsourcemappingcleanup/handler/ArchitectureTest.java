package io.github.eventsourcemappingcleanup.handler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.CLASSES_ARE_FINAL;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.STATIC_FIELDS_ARE_FINAL;
import static io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules.TESTS_DO_NOT_SLEEP;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.eventsourcemappingcleanup.testbed.architecture.ArchitectureRules;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom, as docs/dev/design.md says, and what no class may do. */
class ArchitectureTest {
    private static final String ROOT = "io.github.eventsourcemappingcleanup.handler";
    private static final String SDK = "software.amazon.awssdk";
    private static final String CLOCK = "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"
            + "|java\\.time\\.\\w+\\.now\\(.*|java\\.time\\.Clock\\.(system|tick).*";

    /** The fields of a response; and what each {@code SdkHttpClient} is asked, and answers with. */
    private static final Set<String> NEEDED_OF_THE_SDKS_OWN = Set.of(
            SDK + ".core.SdkPojo",
            SDK + ".core.SdkField",
            SDK + ".http.AbortableInputStream",
            SDK + ".http.SdkHttpRequest",
            SDK + ".http.SdkHttpMethod");

    private static final JavaClasses MAIN = ArchitectureRules.mainClasses();

    @ParameterizedTest
    @CsvSource({
        "customresource, aws log time",
        "scope, aws customresource log time",
        "teardown, aws log scope time",
        "aws, time",
        "log, ''",
        "time, ''"
    })
    void packageKnowsOnlyWhatItIsBuiltOn(String part, String others) {
        ArchitectureRules.partKnowsOnly(ROOT, part, others)
                .because("each part has one reason to change")
                .check(MAIN);
    }

    @Test
    void nothingIsKnownButWhatThePackageIsMadeOf() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        SDK + "..",
                        "com.fasterxml.jackson.jr.ob",
                        "com.amazonaws.services.lambda.runtime",
                        "org.jspecify.annotations"))
                .because("the handler knows nothing of the CDK, and each library more makes it start later")
                .check(MAIN);
    }

    @Test
    void theSdkIsKnownOnlyWhereAwsIsAskedAndUnderstood() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".aws")))
                .should()
                .dependOnClassesThat(resideInAPackage(SDK + ".."))
                .because("the loop and the answer to CloudFormation don't depend on how AWS is asked")
                .check(MAIN);
    }

    @Test
    void ofTheSdk_onlyItsPublicApiIsUsed_inTestsAndTheTestBedToo() {
        noClasses()
                .should()
                .beAnnotatedWith(SDK + ".annotations.SdkInternalApi")
                .orShould()
                .beAnnotatedWith(SDK + ".annotations.SdkProtectedApi")
                .orShould()
                .resideInAPackage("..internal..")
                .because("the SDK changes it without notice")
                .check(new ClassFileImporter().importClasses(sdkTypes()));
    }

    /** That our code names, with the types that they are nested in. */
    private static Set<Class<?>> sdkTypes() {
        return new ClassFileImporter()
                .importPackages("io.github.eventsourcemappingcleanup").stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())
                        .filter(name -> name.startsWith(SDK))
                        .flatMap(name -> Stream.of(name, name.replaceFirst("\\$.*", "")))
                        .filter(name -> !NEEDED_OF_THE_SDKS_OWN.contains(name.replaceFirst("\\$.*", "")))
                        .<Class<?>>map(ArchitectureTest::typeNamed)
                        .collect(Collectors.toSet());
    }

    private static Class<?> typeNamed(String name) {
        try {
            return Class.forName(name, false, ArchitectureTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void timeIsPassedIn() {
        noClasses()
                .that(not(name(ROOT + ".time.SystemTime")))
                .should()
                .accessTargetWhere(target(fullNameMatching(CLOCK + "|" + ArchitectureRules.SLEEP)))
                .because("a run has to be the same in simulated time")
                .check(MAIN);
    }

    @Test
    void randomNumbersArePassedIn() {
        noClasses()
                .that(not(name(ROOT + ".CleanupHandler")))
                .should()
                .accessTargetWhere(target(fullNameMatching("java\\..*[Rr]andom.*")))
                .because("a seed has to say all that happens in a simulation")
                .check(MAIN);
    }

    @Test
    void nothingOutlivesARun() {
        STATIC_FIELDS_ARE_FINAL
                .because("Lambda hands the next event to the same JVM, be it another stack's")
                .check(MAIN);
    }

    @Test
    void classesAreFinal() {
        CLASSES_ARE_FINAL.check(MAIN);
    }

    @Test
    void publicIsOnlyWhatAnotherPackageUses() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and(not(name(ROOT + ".CleanupHandler")))
                .should(be(DescribedPredicate.describe(
                        "used by another package", ArchitectureTest::isUsedByAnotherPackage)))
                .because("what is public is harder to change")
                .check(ArchitectureRules.allClasses());
    }

    @Test
    void testsDoNotSleep() {
        TESTS_DO_NOT_SLEEP.check(ArchitectureRules.testClasses());
    }

    private static boolean isUsedByAnotherPackage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
