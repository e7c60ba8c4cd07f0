package io.plumbline.job.options;

import java.util.List;

/** Options of one concern, as the reference page shows them. */
record OptionGroup(String title, List<JobOption<?>> options) {

    static final List<OptionGroup> ALL = List.of(
            new OptionGroup("Kafka and delivery", KafkaOptions.ALL),
            new OptionGroup("Topics", TopicOptions.ALL),
            new OptionGroup("Schema registry", RegistryOptions.ALL),
            new OptionGroup("Time and limits", TimeOptions.ALL),
            new OptionGroup("Judging, state and indexes", MonitorSettingOptions.ALL),
            new OptionGroup("Accepting and retiring plans", LifecycleSettingOptions.ALL));

    /** Prefixes under which any key is passed on to a client as it is. */
    static final List<String> PASSED_ON = List.of(KafkaOptions.CLIENT_PREFIX, RegistryOptions.CLIENT_PREFIX);
}
