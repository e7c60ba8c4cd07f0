package io.plumbline.sync.pins;

import io.plumbline.capture.plan.PlanNode;
import java.util.List;

/**
 * The plan a statement shall have: a canonical plan as it was captured.
 *
 * @param whole false when the plan was too large for its record, and {@code nodes} are only a part of it
 */
public record WantedPlan(
        int fingerprintVersion, String planHash, String planKind, List<PlanNode> nodes, boolean whole) {

    public WantedPlan {
        nodes = List.copyOf(nodes);
    }
}
