package io.plumbline.capture.plan;

import java.util.List;

/**
 * A plan without anything accidental: a list of nodes in pre-order, the root first.
 *
 * @param fingerprintVersion version of the canonical form
 * @param planHash SHA-256 over the canonical serialisation, 64 lower-case hex digits
 */
public record CanonicalPlan(int fingerprintVersion, String planHash, List<PlanNode> nodes) {

    public CanonicalPlan {
        nodes = List.copyOf(nodes);
    }
}
