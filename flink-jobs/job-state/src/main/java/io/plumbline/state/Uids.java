package io.plumbline.state;

/** The uid of every operator. They tie state to operators across versions: added to, never changed, never reused. */
public final class Uids {

    public static final String OBSERVATION_SOURCE = "observation-source";
    public static final String RELATION_SOURCE = "relation-source";
    public static final String CHANGE_SOURCE = "change-source";

    public static final String OBSERVATION_DECODER = "observation-decoder";
    public static final String RELATION_DECODER = "relation-decoder";
    public static final String CHANGE_DECODER = "change-decoder";

    public static final String STATEMENT_MONITOR = "statement-monitor";
    public static final String INDEX_PLANNER = "index-planner";

    public static final String REJECTION_WRITER = "rejection-writer";

    public static final String VERDICT_SINK = "verdict-sink";
    public static final String PLAN_CHANGE_SINK = "plan-change-sink";
    public static final String BASELINE_SINK = "baseline-sink";
    public static final String DECISION_RESULT_SINK = "decision-result-sink";
    public static final String PIN_COMMAND_SINK = "pin-command-sink";
    public static final String EXPLANATION_SINK = "explanation-sink";
    public static final String INDEX_COMMAND_SINK = "index-command-sink";
    public static final String REJECTION_SINK = "rejection-sink";
    public static final String LATE_SINK = "late-sink";

    private Uids() {}
}
