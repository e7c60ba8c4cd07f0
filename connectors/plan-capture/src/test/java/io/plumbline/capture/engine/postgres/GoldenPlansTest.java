package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenPlansTest {

    private static final List<Integer> MAJORS = GoldenCorpus.MAJORS;

    static Stream<Arguments> plans() {
        return MAJORS.stream()
                .flatMap(major -> GoldenCorpus.queries(major).stream().map(query -> Arguments.of(major, query)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plans")
    void everyRecordedPlanIsReadAsListed(int major, String query) throws IOException {
        ReadPlan read = GoldenCorpus.plan(major, query);
        String listing = listing(read);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GoldenCorpus.listing(major, query), listing);
        }

        assertThat(listing).isEqualTo(GoldenCorpus.read(GoldenCorpus.listing(major, query)));
        assertThat(read.unknownKeys()).as("keys this version should know").isZero();
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void everyListingHasItsPlan(int major) {
        assertThat(GoldenCorpus.names(major, ".plan.txt")).isEqualTo(GoldenCorpus.queries(major));
    }

    private static String listing(ReadPlan read) {
        CostVector cost = read.cost();
        return String.format(
                Locale.ROOT,
                "plan_hash %s\nfingerprint_version %d\nparallel %s\nrelations %s\n"
                        + "cost %.4g..%.4g rows_out %.4g rows_examined %.4g selectivity %.4g join_multiplier %.4g"
                        + " composite_index %.4g\n%s",
                read.plan().planHash(),
                read.plan().fingerprintVersion(),
                read.parallel(),
                read.relations(),
                cost.startupCost(),
                cost.totalCost(),
                cost.rowsOut(),
                cost.rowsExamined(),
                cost.selectivity(),
                cost.joinMultiplier(),
                cost.compositeIndex(),
                PlanText.tree(read.plan().nodes()));
    }
}
