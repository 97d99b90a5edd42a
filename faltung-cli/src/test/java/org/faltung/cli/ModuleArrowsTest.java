package org.faltung.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows between the modules, core <- io <- view <- explore <- cli, core <- sample <- cli and core <- store <- cli, as
/// rules over all that ships with the command; those of faltung-spark are tested there.
class ModuleArrowsTest {
    private static final String CLI = "org.faltung.cli..";
    private static final String EXPLORE = "org.faltung.explore..";
    private static final String VIEW = "org.faltung.view..";
    private static final String STORE = "org.faltung.store..";
    private static final String IO = "org.faltung.io..";
    private static final String SAMPLE = "org.faltung.sample..";

    /// The package of the library's front door, which faltung-io ships.
    private static final String FRONT_DOOR = "org.faltung";

    private static final JavaClasses SHIPPED =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/org/faltung/testkit/"))
                    .importPackages("org.faltung");

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.faltung.(*)..").should().beFreeOfCycles().check(SHIPPED);
    }

    @Test
    void coreKnowsNothingOfFilesAndCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(IO, VIEW, SAMPLE, STORE, EXPLORE, CLI, FRONT_DOOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IO, VIEW, SAMPLE, STORE, EXPLORE, CLI)
                .allowEmptyShould(true)
                .check(SHIPPED);
    }

    @Test
    void filesKnowNothingOfPicturesAndCommands() {
        noClasses()
                .that()
                .resideInAPackage(IO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(VIEW, SAMPLE, STORE, EXPLORE, CLI)
                .allowEmptyShould(true)
                .check(SHIPPED);
    }

    @Test
    void picturesKnowNothingOfCommands() {
        noClasses()
                .that()
                .resideInAPackage(VIEW)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SAMPLE, STORE, EXPLORE, CLI)
                .allowEmptyShould(true)
                .check(SHIPPED);
    }

    @Test
    void estimatesKnowNothingOfFilesPicturesAndCommands() {
        noClasses()
                .that()
                .resideInAPackage(SAMPLE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IO, VIEW, STORE, EXPLORE, CLI)
                .check(SHIPPED);
    }

    @Test
    void theStoreKnowsNothingOfModelsPicturesAndCommands() {
        noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IO, VIEW, SAMPLE, CLI)
                .check(SHIPPED);
    }

    @Test
    void onlyTheStoreKnowsItsDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.duckdb..")
                .check(SHIPPED);
    }

    @Test
    void theExplorerKnowsNothingOfCommands() {
        noClasses()
                .that()
                .resideInAPackage(EXPLORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SAMPLE, STORE, CLI)
                .check(SHIPPED);
    }
}
