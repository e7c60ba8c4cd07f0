package io.plumbline.capture.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanRefusedException;
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

final class MysqlGoldenPlansTest {

    private static final List<String> FORMS = MysqlCorpus.FORMS;

    static Stream<Arguments> plans() {
        return FORMS.stream()
                .flatMap(form -> MysqlCorpus.queries(form).stream().map(query -> Arguments.of(form, query)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plans")
    void everyRecordedPlanIsReadAsListed(String form, String query) throws IOException {
        String listing = listing(form, query);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(MysqlCorpus.file(form, query, ".plan.txt"), listing);
        }

        assertThat(listing).isEqualTo(MysqlCorpus.read(MysqlCorpus.file(form, query, ".plan.txt")));
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void everyListingHasItsPlanAndEveryPlanItsQuery(String form) {
        assertThat(MysqlCorpus.names(form, ".plan.txt")).isEqualTo(MysqlCorpus.queries(form));
        assertThat(MysqlCorpus.names("queries", ".sql")).containsAll(MysqlCorpus.queries(form));
    }

    private static String listing(String form, String query) {
        try {
            ReadPlan read = MysqlCorpus.plan(form, query);
            assertThat(read.unknownKeys()).as("keys this version should know").isZero();
            return listing(read);
        } catch (PlanRefusedException e) {
            return "refused " + e.reason() + ": " + e.getMessage() + "\n";
        }
    }

    private static String listing(ReadPlan read) {
        CostVector cost = read.cost();
        return String.format(
                Locale.ROOT,
                "plan_hash %s\nfingerprint_version %d\nrelations %s\n"
                        + "cost %.4g..%.4g rows_out %.4g rows_examined %.4g selectivity %.4g join_multiplier %.4g"
                        + " composite_index %.4g\n%s",
                read.plan().planHash(),
                read.plan().fingerprintVersion(),
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
