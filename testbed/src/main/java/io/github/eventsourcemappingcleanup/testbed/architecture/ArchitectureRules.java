package io.github.eventsourcemappingcleanup.testbed.architecture;

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
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The {@code ArchitectureTest} of each module checks these, and adds what holds for its module alone. */
public final class ArchitectureRules {
    /** A regular expression of full names. */
    public static final String SLEEP =
            "java\\.lang\\.Thread\\.sleep\\(.*|java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*";

    public static final ArchRule CLASSES_ARE_FINAL = classes()
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
            .because("none is made to be extended");

    public static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .should()
            .beFinal();

    public static final ArchRule TESTS_DO_NOT_SLEEP = noClasses()
            .should()
            .accessTargetWhere(target(fullNameMatching(SLEEP)))
            .because("they wait for what happens, or move a clock");

    private static final Path MAIN = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");

    private ArchitectureRules() {}

    /** Of the module whose tests run, since these run in its folder. */
    public static JavaClasses mainClasses() {
        return new ClassFileImporter().importPaths(MAIN);
    }

    /** Of the same module. */
    public static JavaClasses testClasses() {
        return new ClassFileImporter().importPaths(TESTS);
    }

    /** Of the same module. */
    public static JavaClasses allClasses() {
        return new ClassFileImporter().importPaths(MAIN, TESTS);
    }

    /**
     * @param root the package that the parts are in
     * @param others the parts that this one is built on, with a space between two
     */
    public static ArchRule partKnowsOnly(String root, String part, String others) {
        String[] known = Stream.of((part + " " + others).trim().split(" ", -1))
                .map(name -> root + "." + name)
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + "." + part))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(known))));
    }
}
