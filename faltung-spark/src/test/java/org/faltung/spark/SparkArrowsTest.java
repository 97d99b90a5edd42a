package org.faltung.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows core, store <- spark as a rule; that nobody knows this module, Maven sees to.
class SparkArrowsTest {
    @Test
    void thisModuleKnowsNothingOfFilesPicturesAndCommands() {
        noClasses()
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
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.faltung.spark"));
    }
}
