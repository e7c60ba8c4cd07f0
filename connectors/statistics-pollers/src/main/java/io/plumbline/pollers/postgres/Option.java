package io.plumbline.pollers.postgres;

import org.apache.kafka.common.config.ConfigDef;

/** What an option is, apart from its meaning. */
record Option(String key, ConfigDef.Type type, Object byDefault, String display) {}
