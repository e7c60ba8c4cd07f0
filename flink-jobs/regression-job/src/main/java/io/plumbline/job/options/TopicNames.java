package io.plumbline.job.options;

import java.util.regex.Pattern;

/**
 * The topics in use.
 *
 * @param changes pattern over whole names
 */
public record TopicNames(
        String observations,
        String relations,
        Pattern changes,
        String verdicts,
        String baselines,
        String planChanges,
        String decisionResults,
        String pinCommands,
        String explanations,
        String indexCommands,
        String rejections,
        String late) {

    static TopicNames read(OptionReader reader) {
        return new TopicNames(
                reader.read(TopicOptions.OBSERVATIONS),
                reader.read(TopicOptions.RELATIONS),
                reader.build(
                        TopicOptions.CHANGES,
                        () -> Pattern.compile(reader.read(TopicOptions.CHANGES)),
                        Pattern.compile("")),
                reader.read(TopicOptions.VERDICTS),
                reader.read(TopicOptions.BASELINES),
                reader.read(TopicOptions.PLAN_CHANGES),
                reader.read(TopicOptions.DECISION_RESULTS),
                reader.read(TopicOptions.PIN_COMMANDS),
                reader.read(TopicOptions.EXPLANATIONS),
                reader.read(TopicOptions.INDEX_COMMANDS),
                reader.read(TopicOptions.REJECTIONS),
                reader.read(TopicOptions.LATE));
    }
}
