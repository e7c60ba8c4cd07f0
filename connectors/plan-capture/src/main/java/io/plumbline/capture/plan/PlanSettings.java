package io.plumbline.capture.plan;

import java.util.Map;

/** What the planner settings of a plan say of the plan itself. */
public final class PlanSettings {

    /** The setting that names the optimizer where an engine has several; what they call costs are different units. */
    public static final String OPTIMIZER = "optimizer";

    private PlanSettings() {}

    /** The optimizer that made a plan under these settings; empty for the engine's usual one. */
    public static String optimizer(Map<String, String> settings) {
        return settings.getOrDefault(OPTIMIZER, "");
    }
}
