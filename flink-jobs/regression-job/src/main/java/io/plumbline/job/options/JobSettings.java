package io.plumbline.job.options;

import io.plumbline.job.ingest.DecodeLimits;
import io.plumbline.job.registry.RegistrySettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/**
 * Everything that can be configured, checked.
 *
 * @param rejectionBytes how much of a rejected value is kept
 */
public record JobSettings(
        KafkaSettings kafka,
        TopicNames topics,
        RegistrySettings registry,
        TimeSettings time,
        DecodeLimits limits,
        int rejectionBytes,
        MonitorSettings monitor) {

    private static final int MOST_PARALLELISM = 32_768;

    /**
     * Reads and checks all options.
     *
     * @throws WrongOptionsException with one message that names every wrong option
     */
    public static JobSettings read(Configuration configuration) throws WrongOptionsException {
        OptionReader reader = new OptionReader(configuration);
        JobSettings settings = new JobSettings(
                KafkaSettings.read(reader),
                TopicNames.read(reader),
                registry(reader),
                TimeSettings.read(reader),
                limits(reader),
                reader.read(TimeOptions.REJECTION_BYTES),
                new MonitorSettings(configuration));
        MonitorSettings.monitor(reader);
        MonitorSettings.planHistory(reader);
        MonitorSettings.indexes(reader);
        MonitorSettings.weights(reader);
        reader.read(TimeOptions.ALLOWED_LATENESS);
        reader.read(MonitorSettingOptions.DDL_AGE);
        reader.read(MonitorSettingOptions.DDL_EVENTS);
        checkMaxParallelism(configuration, reader);
        reader.noteUnknownKeys();
        reader.throwIfWrong();
        return settings;
    }

    private static DecodeLimits limits(OptionReader reader) {
        return new DecodeLimits(
                reader.read(TimeOptions.RECORD_BYTES),
                reader.read(TimeOptions.PLAN_NODES),
                reader.read(TimeOptions.ALLOWED_AHEAD));
    }

    private static RegistrySettings registry(OptionReader reader) {
        return new RegistrySettings(
                reader.read(RegistryOptions.URL),
                reader.read(RegistryOptions.REGISTER),
                reader.read(RegistryOptions.SUBJECT_STRATEGY),
                reader.read(RegistryOptions.RETRY_FOR),
                reader.read(RegistryOptions.NEGATIVE_CACHE),
                reader.under(RegistryOptions.CLIENT_PREFIX));
    }

    // it cannot be changed later without discarding state, so it may not be left to chance; docs/decisions/0009
    private static void checkMaxParallelism(Configuration configuration, OptionReader reader) {
        int maxParallelism = configuration.get(PipelineOptions.MAX_PARALLELISM);
        if (maxParallelism < 1 || maxParallelism > MOST_PARALLELISM) {
            reader.problem(
                    "%s must be set, from 1 to %d (such as 128; it can never be changed without losing state), was %s"
                            .formatted(
                                    PipelineOptions.MAX_PARALLELISM.key(),
                                    MOST_PARALLELISM,
                                    maxParallelism == -1 ? "not given" : maxParallelism));
        }
    }
}
