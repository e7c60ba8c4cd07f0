package io.plumbline.connect.options;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Finds misspelt options. Connect's own options are many and not known here, so only a plugin's own prefixes are looked at.
 *
 * @param ours what a plugin's options begin with
 * @param open what options begin with that are passed on to something else, whatever follows
 * @param ofInstances how the options of single instances are named, for the message
 */
public record UnknownOptions(List<String> ours, List<String> open, String ofInstances) {

    private static final String INSTANCE = "instance.";

    public UnknownOptions {
        ours = List.copyOf(ours);
        open = List.copyOf(open);
    }

    /** Adds a value with an error for each unknown option. */
    public void report(ConfigDef definition, Map<String, String> given, Map<String, ConfigValue> values) {
        for (String key : given.keySet()) {
            if (!values.containsKey(key) && beginsWithOneOf(ours, key) && !beginsWithOneOf(open, key)) {
                ConfigValue unknown = new ConfigValue(key);
                unknown.addErrorMessage("unknown option " + key + "; allowed are "
                        + String.join(
                                ", ",
                                definition.names().stream()
                                        .filter(name -> !name.startsWith(INSTANCE))
                                        .sorted()
                                        .toList())
                        + " and " + ofInstances);
                values.put(key, unknown);
            }
        }
    }

    private static boolean beginsWithOneOf(List<String> prefixes, String key) {
        return prefixes.stream().anyMatch(key::startsWith);
    }
}
