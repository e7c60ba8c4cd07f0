package io.plumbline.sync.pins;

import io.plumbline.capture.plan.PlanNode;
import java.util.List;

/** The plan a statement shall have: a canonical plan as it was captured. */
public record WantedPlan(int fingerprintVersion, String planHash, String planKind, List<PlanNode> nodes) {

    public WantedPlan {
        nodes = List.copyOf(nodes);
    }
}
