package io.plumbline.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Plan capture is pure: no engine of any kind, no input or output, no clock, no chance. */
final class PurityTest {

    private static final JavaClasses CAPTURE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plumbline.capture");

    @Test
    void itKnowsNoEngineAndOpensNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache..",
                        "io.plumbline.avro..",
                        "io.plumbline.model..",
                        "java.sql..",
                        "javax.sql..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "java.lang.System.Logger..",
                        "java.net..",
                        "java.util.concurrent..")
                .because("plan capture is shared by pollers, job and command line: move such code to the module that"
                        + " calls it and pass what it finds as an argument")
                .check(CAPTURE);
    }

    @Test
    void itHoldsNoClockAndNoChance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .because("the same text must give the same result again: pass the time as an argument")
                .check(CAPTURE);
    }
}
