package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.job.testing.PlainPlan;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImportedPlanReaderTest {

    private static final CapturedPlan BY_INDEX = Shop.hashed(Shop.byIndex(0));
    private static final Decision IMPORT = Shop.toImport(1, BY_INDEX, PlanStatus.ACCEPTED);
    private static final String PLAN = PlainPlan.of(BY_INDEX);

    @Test
    void aDecisionToImportBringsThePlanThatItNames() throws RejectedException {
        Change.Imported imported = (Change.Imported) new ChangeReader(Duration.ofHours(1))
                .read(Raw.importing(IMPORT, PLAN))
                .orElseThrow();

        assertThat(imported.decision()).isEqualTo(IMPORT);
        Sample sample = new ObservationReader(10).read(imported.observation());
        assertThat(sample.key()).isEqualTo(Shop.STATEMENT);
        assertThat(sample.engine()).isEqualTo("POSTGRESQL");
        assertThat(sample.sqlText()).isEqualTo("select * from orders where customer_id = ?");
        assertThat(sample.observedAt()).isEqualTo(IMPORT.decidedAt());
        PlanSighting sighting = Objects.requireNonNull(sample.plan());
        assertThat(sighting.plan().planHash()).isEqualTo(BY_INDEX.getPlanHash());
        assertThat(sighting.relations()).hasSize(1);
        assertThat(sighting.explainedAt()).isEqualTo(BY_INDEX.getExplainedAt());
    }

    @Test
    void thePlanOfACutOneCannotBeChecked() throws RejectedException {
        String cut = PLAN.replace("\"truncated\":false", "\"truncated\":true").replace("customer_id", "id");

        assertThat(new ChangeReader(Duration.ofHours(1)).read(Raw.importing(IMPORT, cut)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INDEX_SCAN | SEQ_SCAN | IMPOSSIBLE_DECISION | plan_hash must be that of the plan's nodes",
                "\"fingerprint_version\":1 | \"fingerprint_version\":2 | IMPOSSIBLE_DECISION | must be 1, was 2",
                "\"truncated\":false, | `` | IMPOSSIBLE_DECISION | plan: truncated is missing",
                "\"truncated\":false | \"truncated\":1 | IMPOSSIBLE_DECISION | truncated must be true or false",
                "\"truncated\":false | \"truncated\":false,\"x\":1 | IMPOSSIBLE_DECISION | CapturedPlan has no field x",
                "INDEX_SCAN | INDEX_DANCE | UNKNOWN_SYMBOL | operator must be a known name",
                "\"parent\":-1 | \"parent\":0 | MALFORMED_PLAN | -1 at the root only",
                "\"total_cost\":8.45 | \"total_cost\":-8.45 | IMPOSSIBLE_NUMBER | total_cost must be",
                "{\"plan_hash\" | {\"plan_hash | MALFORMED_CDC | plan is not JSON"
            })
    void whatIsNoPlanOfTheDecisionIsRejected(String found, String put, RejectionReason reason, String detail) {
        assertThat(PLAN).contains(found);

        assertThatThrownBy(() ->
                        new ChangeReader(Duration.ofHours(1)).read(Raw.importing(IMPORT, PLAN.replace(found, put))))
                .isInstanceOfSatisfying(RejectedException.class, rejected -> {
                    assertThat(rejected.detail()).contains(detail);
                    assertThat(rejected.reason()).isEqualTo(reason);
                });
    }

    @Test
    void anotherPlanThanTheDecisionNamesIsRejected() {
        Decision other = Shop.toImport(1, Shop.byWholeTable(0), PlanStatus.ACCEPTED);

        assertThatThrownBy(() -> new ChangeReader(Duration.ofHours(1)).read(Raw.importing(other, PLAN)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("plan must be the one with the plan_hash of the decision");
    }
}
