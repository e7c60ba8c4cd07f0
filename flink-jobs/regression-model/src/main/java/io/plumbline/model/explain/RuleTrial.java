package io.plumbline.model.explain;

import io.plumbline.model.policy.Threshold;
import io.plumbline.model.rules.Finding;
import java.util.List;

/** A rule that was tried, with every threshold it has. */
public record RuleTrial(Finding finding, List<Threshold> thresholds) {

    public RuleTrial {
        thresholds = List.copyOf(thresholds);
    }
}
