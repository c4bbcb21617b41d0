package io.driftgate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one-way flow of the packages, and the few libraries that have one home each. */
class ArchitectureTest {
    private static final String ROOT = "io.driftgate";

    /** From the package that everything reads to the one that nothing in the core imports. */
    private static final List<String> ORDER = List.of(
            "schema",
            "script",
            "connection",
            "dialect",
            "history",
            "source",
            "diff",
            "policy",
            "check",
            "backup",
            "migration",
            "report");

    /** How many classes must be found at least, so that no rule holds because nothing was looked at. */
    private static final Map<String, Integer> AT_LEAST = Map.of(
            "schema",
            9,
            "script",
            4,
            "connection",
            3,
            "dialect",
            5,
            "history",
            3,
            "source",
            5,
            "diff",
            5,
            "policy",
            5,
            "check",
            3,
            "report",
            3);

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> found = new TreeSet<>(countsByPackage().keySet());

        assertEquals(new TreeSet<>(ORDER), found);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theRulesSawTheClassesOf(String name) {
        int found = countsByPackage().getOrDefault(name, 0);

        assertTrue(
                found >= AT_LEAST.getOrDefault(name, 0), () -> ROOT + "." + name + " has only " + found + " classes");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsNoLaterPackage(String name) {
        String[] later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(ArchitectureTest::within)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noTwoPackagesImportEachOther() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void theModelImportsOnlyJava() {
        classes()
                .that()
                .resideInAPackage(within("schema"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(within("schema"), "java..", "org.jspecify.annotations")
                .check(CORE);
    }

    @Test
    void oneDialectDoesNotKnowAnother() {
        slices().matching(ROOT + ".dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void onlySourceImportsSchemaCrawler() {
        noClasses()
                .that(not(resideInAPackage(within("source"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("schemacrawler..", "us.fatehi.."))
                .check(CORE);
    }

    @Test
    void theCoreKnowsNothingOfMaven() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether.."))
                .check(CORE);
    }

    /** In the class realm of a plugin, DriverManager does not see the plugin's drivers. */
    @Test
    void driversComeFromTheServiceLoader() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DriverManager.class)
                .check(CORE);
    }

    @Test
    void theCoreNeitherPrintsNorLogs() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(
                        "io.driftgate.source.CrawlLog") // listens, so that what is only logged is an error
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging.."))
                .check(CORE);
        noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CORE);
    }

    static Stream<String> packages() {
        return ORDER.stream();
    }

    private static String within(String name) {
        return ROOT + "." + name + "..";
    }

    /** Classes per package directly under the root; nested packages count for their parent. */
    private static Map<String, Integer> countsByPackage() {
        Map<String, Integer> counts = new TreeMap<>();
        for (JavaClass type : CORE) {
            String rest = type.getPackageName().substring(ROOT.length());
            if (!rest.isEmpty() && !type.getSimpleName().equals("package-info")) {
                counts.merge(rest.substring(1).split("\\.", 2)[0], 1, Integer::sum);
            }
        }
        return counts;
    }
}
