package io.plumbline.capture.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlanFingerprintTest {

    private static final PlanNode SCAN = node(List.of("Filter: a"), List.of());

    /** Changes only together with FINGERPRINT_VERSION. */
    @Test
    void theHashOfAKnownPlanIsWhatItAlwaysWas() {
        PlanNode plain = new PlanNode(
                -1, NodeRole.ROOT, Operator.LIMIT, null, null, null, null, List.of(), List.of(), null, 0, 0, 0);

        // computed from the description of the serialisation in docs/reference/plan-hash.md
        assertThat(PlanFingerprint.FINGERPRINT_VERSION).isEqualTo(1);
        assertThat(PlanFingerprint.hash(List.of(plain)))
                .isEqualTo("57dd188bab5f10719830d1bc50d8b462197f8da52c877432fcc7fa498127af36");
    }

    @Test
    void estimatesAndTheNameOfTheIndexHaveNoSay() {
        PlanNode other = new PlanNode(
                -1,
                NodeRole.ROOT,
                Operator.INDEX_SCAN,
                null,
                "public.orders",
                new IndexKey("public.orders", "btree", List.of("id"), null),
                "renamed",
                List.of("Filter: a"),
                List.of(),
                null,
                7,
                8,
                9);

        assertThat(PlanFingerprint.hash(List.of(other))).isEqualTo(PlanFingerprint.hash(List.of(SCAN)));
    }

    @Test
    void textsCannotBeMovedFromOneFieldOrElementToAnother() {
        List<PlanNode> alike = new ArrayList<>();
        alike.add(node(List.of("a", "b"), List.of()));
        alike.add(node(List.of("ab"), List.of()));
        alike.add(node(List.of("a"), List.of("b")));
        alike.add(node(List.of(), List.of("a", "b")));
        alike.add(node(List.of("a\u0000b"), List.of()));
        alike.add(node(List.of("a", "b", ""), List.of()));

        Set<String> hashes = new HashSet<>();
        alike.forEach(node -> hashes.add(PlanFingerprint.hash(List.of(node))));
        assertThat(hashes).hasSize(alike.size());
    }

    private static PlanNode node(List<String> conditions, List<String> keys) {
        return new PlanNode(
                -1,
                NodeRole.ROOT,
                Operator.INDEX_SCAN,
                null,
                "public.orders",
                new IndexKey("public.orders", "btree", List.of("id"), null),
                "orders_pkey",
                conditions,
                keys,
                null,
                1,
                2,
                3);
    }
}
