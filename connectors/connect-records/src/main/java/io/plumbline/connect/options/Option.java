package io.plumbline.connect.options;

import org.apache.kafka.common.config.ConfigDef;

/** What an option is, apart from its meaning. */
public record Option(String key, ConfigDef.Type type, Object byDefault, String display) {}
