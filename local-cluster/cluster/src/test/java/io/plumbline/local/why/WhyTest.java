package io.plumbline.local.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.HeldBack;
import io.plumbline.avro.v1.HeldBackReason;
import io.plumbline.avro.v1.RuleOutcome;
import io.plumbline.avro.v1.RuleTrial;
import io.plumbline.avro.v1.ThresholdInForce;
import io.plumbline.avro.v1.VerdictLevel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WhyTest {

    private static final String HASH = "ab12" + "0".repeat(28);
    private static final String OTHER = "ab34" + "0".repeat(28);

    private static Explanation explanation(String hash, String instance) {
        RuleTrial cost = new RuleTrial(
                "COST_MULTIPLIER",
                RuleOutcome.FIRED,
                VerdictLevel.BLOCK,
                4_123.0,
                8.45,
                4_123 / 8.45,
                List.of(
                        new ThresholdInForce("COST_MULTIPLIER", "warn_ratio", 1.5, "DEFAULT"),
                        new ThresholdInForce("COST_MULTIPLIER", "block_ratio", 5.0, "CLUSTER")),
                "cost is high");
        return Explanation.newBuilder()
                .setCluster("shop")
                .setInstance(instance)
                .setDatabase("shop")
                .setNamespace("public")
                .setSqlHash(hash)
                .setEngine("POSTGRESQL")
                .setSqlText("select ?")
                .setObservationId("0".repeat(32))
                .setObservedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .setPlanHash("1".repeat(64))
                .setBaselinePlanHash("2".repeat(64))
                .setBaselineSamples(20)
                .setObservedLevel(VerdictLevel.BLOCK)
                .setLevel(VerdictLevel.PASS)
                .setAnnouncedLevel(VerdictLevel.PASS)
                .setRules(List.of(cost))
                .setHeldBack(List.of(new HeldBack(HeldBackReason.RAISE_STREAK, 1, 2, null, "BLOCK on 1 of 2")))
                .setFlaps(0)
                .setSummary("")
                .build();
    }

    private static KnownExplanations known() {
        KnownExplanations known = new KnownExplanations();
        known.add("a/primary", explanation(HASH, "primary"));
        known.add("a/replica", explanation(HASH, "replica"));
        known.add("b/primary", explanation(OTHER, "primary"));
        return known;
    }

    @Test
    void aPrefixThatMeansOneStatementFindsItOnEveryInstance() {
        assertThat(known().find("AB12", null))
                .extracting(Explanation::getInstance)
                .containsExactly("primary", "replica");
        assertThat(known().find(HASH, "replica")).hasSize(1);
    }

    @Test
    void aPrefixOfTwoStatementsOrOfNoneListsWhatThereIs() {
        assertThatThrownBy(() -> known().find("ab", null))
                .hasMessageContaining("more than one has it")
                .hasMessageContaining(HASH + "  select ?")
                .hasMessageContaining(OTHER);
        assertThatThrownBy(() -> known().find("ff", null))
                .hasMessageContaining("sql_hash beginning with 'ff'")
                .hasMessageContaining(OTHER);
        assertThatThrownBy(() -> new KnownExplanations().find("ff", null)).hasMessageEndingWith("known are: none yet");
    }

    @Test
    void theTableHasEveryNumberAndWhatHeldBack() {
        assertThat(WhyText.of(explanation(HASH, "primary"))).isEqualTo("""
                statement  %s in shop/shop, namespace public, on primary
                           select ?
                observed   2026-01-01T00:00:00Z, plan 111111111111, baseline 222222222222 of 20 samples
                level      PASS in force, PASS announced last, BLOCK by this observation
                held back  RAISE_STREAK: BLOCK on 1 of 2
                rules
                  RULE                     OUTCOME                         OBSERVED      REFERENCE     RATIO
                  COST_MULTIPLIER          FIRED BLOCK                      4123.00        8.45000   487.929
                      cost is high
                      thresholds: warn_ratio 1.50000, block_ratio 5.00000 (CLUSTER)
                """.formatted(HASH));
    }
}
