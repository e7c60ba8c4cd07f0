package io.plumbline.local.kafka;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanPinAlert;
import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.avro.v1.PlanPinResult;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The product's topics: how long each is kept and what its values are. */
public enum ProductTopic {
    OBSERVATIONS("plumbline.observations", Kept.SEVEN_DAYS),
    RELATIONS("plumbline.relations", Kept.NEWEST_PER_KEY_OF_SEVEN_DAYS),
    VERDICTS("plumbline.verdicts", Kept.THIRTY_DAYS),
    BASELINES("plumbline.baselines", Kept.NEWEST_PER_KEY),
    PLAN_CHANGES("plumbline.plan-changes", Kept.NINETY_DAYS),
    DECISION_RESULTS("plumbline.decision-results", Kept.NINETY_DAYS),
    EXPLANATIONS("plumbline.explanations", Kept.NEWEST_PER_KEY_OF_SEVEN_DAYS),
    INDEX_COMMANDS("plumbline.index-commands", Kept.THIRTY_DAYS),
    PIN_COMMANDS("plumbline.pin-commands", Kept.THIRTY_DAYS),
    PIN_RESULTS("plumbline.pin-results", Kept.THIRTY_DAYS),
    PIN_ALERTS("plumbline.pin-alerts", Kept.THIRTY_DAYS),
    REJECTIONS("plumbline.rejections", Kept.THIRTY_DAYS),
    LATE("plumbline.late", Kept.SEVEN_DAYS);

    private static final int PARTITIONS = 4;
    private static final short ONE_REPLICA = 1;

    private final String topicName;
    private final Kept kept;

    ProductTopic(String topicName, Kept kept) {
        this.topicName = topicName;
        this.kept = kept;
    }

    public String topicName() {
        return topicName;
    }

    public String subject() {
        return topicName + "-value";
    }

    /** Whether a connector writes the records, through Connect's converter, and not the job. */
    public boolean isWrittenByConnect() {
        return switch (this) {
            case OBSERVATIONS, RELATIONS, PIN_RESULTS, PIN_ALERTS -> true;
            default -> false;
        };
    }

    public Schema valueSchema() {
        return switch (this) {
            case OBSERVATIONS, LATE -> StatementObservation.getClassSchema();
            case RELATIONS -> RelationSnapshot.getClassSchema();
            case VERDICTS -> Verdict.getClassSchema();
            case BASELINES -> PlanBaseline.getClassSchema();
            case PLAN_CHANGES -> PlanChange.getClassSchema();
            case DECISION_RESULTS -> DecisionResult.getClassSchema();
            case EXPLANATIONS -> Explanation.getClassSchema();
            case INDEX_COMMANDS -> IndexSyncCommand.getClassSchema();
            case PIN_COMMANDS -> PlanPinCommand.getClassSchema();
            case PIN_RESULTS -> PlanPinResult.getClassSchema();
            case PIN_ALERTS -> PlanPinAlert.getClassSchema();
            case REJECTIONS -> Rejection.getClassSchema();
        };
    }

    NewTopic newTopic() {
        return new NewTopic(topicName, PARTITIONS, ONE_REPLICA).configs(kept.configuration());
    }

    private enum Kept {
        NEWEST_PER_KEY(TopicConfig.CLEANUP_POLICY_COMPACT, 0),
        NEWEST_PER_KEY_OF_SEVEN_DAYS(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE, 7),
        SEVEN_DAYS(TopicConfig.CLEANUP_POLICY_DELETE, 7),
        THIRTY_DAYS(TopicConfig.CLEANUP_POLICY_DELETE, 30),
        NINETY_DAYS(TopicConfig.CLEANUP_POLICY_DELETE, 90);

        private final String policy;
        private final int days;

        Kept(String policy, int days) {
            this.policy = policy;
            this.days = days;
        }

        private Map<String, String> configuration() {
            return days == 0
                    ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy)
                    : Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            policy,
                            TopicConfig.RETENTION_MS_CONFIG,
                            "" + Duration.ofDays(days).toMillis());
        }
    }
}
