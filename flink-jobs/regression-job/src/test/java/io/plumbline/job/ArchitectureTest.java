package io.plumbline.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plumbline");

    @Test
    void packagesOfTheJobHaveNoCycles() {
        slices().matching("io.plumbline.job.(*)..")
                .should()
                .beFreeOfCycles()
                .because("the picture reads one way; move the type to the package that others may already use")
                .check(OURS);
    }

    @Test
    void stateKnowsTheModelAndNothingOfTheJob() {
        noClasses()
                .that()
                .resideInAPackage("io.plumbline.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.plumbline.job..", "io.plumbline.avro..", "org.apache.kafka..", "org.apache.avro..")
                .because("a migration reads state without the job; map in the job, or move the type into the model")
                .check(OURS);
    }

    @Test
    void operatorsKnowNeitherKafkaNorARegistry() {
        noClasses()
                .that()
                .resideInAPackage("io.plumbline.job.operators..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.plumbline.job.registry..")
                .because("edges are arguments of the topology; put it into ingest or emit")
                .check(OURS);
    }

    @Test
    void nothingThatBelongsToTheClusterIsSetInCode() {
        noClasses()
                .should()
                .callMethod(StreamExecutionEnvironment.class, "enableCheckpointing", long.class)
                .orShould()
                .callMethod(StreamExecutionEnvironment.class, "setParallelism", int.class)
                .orShould()
                .callMethod(StreamExecutionEnvironment.class, "setMaxParallelism", int.class)
                .orShould()
                .callMethod(StreamExecutionEnvironment.class, "getCheckpointConfig")
                .because(
                        "checkpoints, backend, restarts and parallelism are the operator's; document the setting instead")
                .check(OURS);
    }
}
