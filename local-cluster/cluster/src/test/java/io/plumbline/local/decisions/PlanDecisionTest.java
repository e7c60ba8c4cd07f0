package io.plumbline.local.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanDecisionTest {

    @ParameterizedTest
    @EnumSource(DecidingFunction.class)
    void aCallHasAQuestionMarkForEachParameterAndNoValue(DecidingFunction function) {
        assertThat(function.call().chars().filter(each -> each == '?').count())
                .isEqualTo(function.parameters().size());
        assertThat(function.call())
                .startsWith("SELECT plumbline.spm_")
                .contains("cluster_name => ?", "reason => ?")
                .doesNotContain("'");
    }

    @Test
    void whatTheFunctionDoesNotTakeIsRefusedWithWhatItTakes() {
        assertThatThrownBy(() -> PlanDecision.by(DecidingFunction.ROLLBACK).with("plan_hash", "x"))
                .hasMessageContaining("spm_rollback takes [sql_hash, at, cluster_name")
                .hasMessageContaining("was given [plan_hash]");
    }

    @Test
    void nullLeavesAnArgumentOut() {
        PlanDecision decision = PlanDecision.by(DecidingFunction.ROLLBACK).with("sql_hash", "a");

        assertThat(decision.with("at", null)).isEqualTo(decision);
    }
}
