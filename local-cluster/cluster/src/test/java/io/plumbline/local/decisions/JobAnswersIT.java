package io.plumbline.local.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.local.baselines.PlanRecords;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.Publisher;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
final class JobAnswersIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String HASH = "0a15" + "0".repeat(28);
    private static final String KEY = "orders/shop/public/" + HASH;

    @Test
    void anAnswerComesWithTheBaselineThatWasDecided(LocalStack stack) throws Exception {
        String mine = UUID.randomUUID().toString();
        try (Publisher topics = new Publisher(stack);
                JobAnswers answers = JobAnswers.open(stack)) {
            topics.publish(
                    ProductTopic.DECISION_RESULTS, KEY, result(UUID.randomUUID().toString(), null));
            topics.publish(ProductTopic.BASELINES, KEY + "/" + PlanRecords.BY_TABLE, baseline(null));
            topics.publish(ProductTopic.DECISION_RESULTS, KEY, result(mine, PlanStatus.FIXED));
            topics.publish(ProductTopic.BASELINES, KEY + "/" + PlanRecords.BY_TABLE, baseline(mine));

            assertThat(answers.await(mine, LONG)).hasValueSatisfying(answer -> {
                assertThat(answer.result().getStatus()).isEqualTo(PlanStatus.FIXED);
                assertThat(answer.baseline()).isEqualTo(baseline(mine));
            });
        }
    }

    @Test
    void aRefusedOrDroppedPlanHasNoBaselineToWaitFor(LocalStack stack) throws Exception {
        String mine = UUID.randomUUID().toString();
        try (Publisher topics = new Publisher(stack);
                JobAnswers answers = JobAnswers.open(stack)) {
            topics.publish(ProductTopic.DECISION_RESULTS, KEY, result(mine, null));

            assertThat(answers.await(mine, LONG))
                    .hasValueSatisfying(answer -> assertThat(answer.baseline()).isNull());
        }
    }

    @Test
    void withoutAnAnswerInTimeThereIsNone(LocalStack stack) throws Exception {
        String mine = UUID.randomUUID().toString();
        try (Publisher topics = new Publisher(stack)) {
            topics.publish(ProductTopic.DECISION_RESULTS, KEY, result(mine, null));
        }
        try (JobAnswers answers = JobAnswers.open(stack)) {
            assertThat(answers.await(mine, SHORT)).isEmpty();
        }
    }

    private static PlanBaseline baseline(@Nullable String decisionId) {
        return PlanBaseline.newBuilder(PlanRecords.baseline(HASH, PlanRecords.BY_TABLE))
                .setDecisionId(decisionId)
                .build();
    }

    private static DecisionResult result(String decisionId, @Nullable PlanStatus status) {
        return DecisionResult.newBuilder()
                .setDecisionId(decisionId)
                .setCluster("orders")
                .setDatabase("shop")
                .setNamespace("public")
                .setSqlHash(HASH)
                .setPlanHash(PlanRecords.BY_TABLE)
                .setOutcome(status == null ? DecisionOutcome.REFUSED : DecisionOutcome.APPLIED)
                .setDetail("as decided")
                .setStatus(status)
                .setEnabled(null)
                .setDecidedAt(PlanRecords.START)
                .setAppliedAt(PlanRecords.START.plusSeconds(1))
                .build();
    }
}
