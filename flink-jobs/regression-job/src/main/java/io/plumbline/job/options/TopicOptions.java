package io.plumbline.job.options;

import java.util.List;

/** Names of the topics. */
final class TopicOptions {

    static final JobOption<String> OBSERVATIONS = topic("observations", "Statement observations, in.");
    static final JobOption<String> RELATIONS = topic("relations", "Relation snapshots, in; compacted.");
    static final JobOption<String> CHANGES = JobOption.text(
            "plumbline.topics.changes",
            "plumbline\\.cdc\\..*",
            "Regular expression over whole topic names: Debezium's topics of the control tables and of DDL, in.");
    static final JobOption<String> VERDICTS = topic("verdicts", "Verdicts, out.");
    static final JobOption<String> BASELINES = topic("baselines", "Baselines, out; to be compacted.");
    static final JobOption<String> PLAN_CHANGES = topic("plan-changes", "Plan changes, out.");
    static final JobOption<String> DECISION_RESULTS = topic("decision-results", "What became of each decision, out.");
    static final JobOption<String> PIN_COMMANDS = topic("pin-commands", "Which plans are to be pinned, out.");
    static final JobOption<String> EXPLANATIONS =
            topic("explanations", "What was made of the latest observation of each statement, out; to be compacted.");
    static final JobOption<String> INDEX_COMMANDS = topic("index-commands", "Index commands, out.");
    static final JobOption<String> REJECTIONS = topic("rejections", "Records that could not be used, out.");
    static final JobOption<String> LATE = topic("late", "Observations that came too late, out.");

    static final List<JobOption<?>> ALL = List.of(
            OBSERVATIONS,
            RELATIONS,
            CHANGES,
            VERDICTS,
            BASELINES,
            PLAN_CHANGES,
            DECISION_RESULTS,
            PIN_COMMANDS,
            EXPLANATIONS,
            INDEX_COMMANDS,
            REJECTIONS,
            LATE);

    private TopicOptions() {}

    private static JobOption<String> topic(String name, String description) {
        return JobOption.text("plumbline.topics." + name, "plumbline." + name, description);
    }
}
