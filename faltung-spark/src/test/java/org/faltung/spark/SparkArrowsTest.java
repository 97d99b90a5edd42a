package org.faltung.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows core, store <- spark, as rules: only this module knows Spark, and nothing is compiled against it.
class SparkArrowsTest {
    private static final JavaClasses SHIPPED =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.faltung");

    @Test
    void nobodyKnowsSparkButThisModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.faltung.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.faltung.spark..", "org.apache.spark..", "scala..")
                .check(SHIPPED);
    }

    @Test
    void thisModuleKnowsNothingOfFilesPicturesAndCommands() {
        noClasses()
                .that()
                .resideInAPackage("org.faltung.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.faltung.io..",
                        "org.faltung.view..",
                        "org.faltung.sample..",
                        "org.faltung.explore..",
                        "org.faltung.cli..",
                        "java.sql..",
                        "org.duckdb..")
                .check(SHIPPED);
    }
}
