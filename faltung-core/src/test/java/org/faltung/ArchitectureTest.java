package org.faltung;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The shape of the core, as rules.
class ArchitectureTest {
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/org/faltung/testkit/"))
                    .importPackages("org.faltung");

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.faltung.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void coreNeedsTheJdkAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.faltung..")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void publicRecordsHoldNoArrays() {
        noFields()
                .that()
                .areDeclaredInClassesThat(
                        describe("are public records", ArchitectureTest::isPublicRecord))
                .should()
                .haveRawType(describe("an array", JavaClass::isArray))
                .allowEmptyShould(true)
                .because("records compare arrays by identity and let callers write into them")
                .check(CORE);
    }

    @Test
    void theVerifierCannotSeeTheSearch() {
        noClasses()
                .that()
                .resideInAPackage("org.faltung.verify..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.faltung.region..", "org.faltung.fold..", "org.faltung.count..")
                .because("it proves the count with code that shares nothing with the search")
                .check(CORE);
    }

    private static boolean isPublicRecord(JavaClass type) {
        return type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
