package io.plumbline.pollers.options;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** Finds misspelt options. Connect's own options are many and not known here, so only our prefixes are looked at. */
public final class UnknownOptions {

    private static final List<String> OURS = List.of(
            InstanceOptions.PREFIX,
            "cluster.",
            "connect.",
            "databases",
            "exclude.",
            "explain.",
            "instances.",
            "lock.",
            "observations.",
            "password",
            "plan.",
            "poll.",
            "relations.",
            "retry.",
            "sql.",
            "statement.",
            "texts.",
            "url",
            "user");

    private UnknownOptions() {}

    public static void report(ConfigDef definition, Map<String, String> given, Map<String, ConfigValue> values) {
        for (String key : given.keySet()) {
            if (!values.containsKey(key) && OURS.stream().anyMatch(key::startsWith)) {
                ConfigValue unknown = new ConfigValue(key);
                unknown.addErrorMessage("unknown option " + key + "; allowed are "
                        + String.join(
                                ", ",
                                definition.names().stream()
                                        .filter(name -> !name.startsWith(InstanceOptions.PREFIX))
                                        .sorted()
                                        .toList())
                        + " and instance.<name>.url, .user, .password, .databases");
                values.put(key, unknown);
            }
        }
    }
}
