package io.plumbline.connect.options;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Finds misspelt options. Connect's own options are many and not known here, so only what begins as a plugin's own does is
 * looked at: with the first word of one of its dotted options, with {@code instance.}, or with one of {@code others}.
 *
 * @param others what else a plugin's options begin with, such as those of an instance that are written without it
 * @param open what options begin with that are passed on to something else, whatever follows
 * @param ofInstances how the options of single instances are named, for the message
 */
public record UnknownOptions(List<String> others, List<String> open, String ofInstances) {

    private static final String INSTANCE = "instance.";

    public UnknownOptions {
        others = List.copyOf(others);
        open = List.copyOf(open);
    }

    /** Adds a value with an error for each unknown option. */
    public void report(ConfigDef definition, Map<String, String> given, Map<String, ConfigValue> values) {
        List<String> ours = ours(definition);
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

    private List<String> ours(ConfigDef definition) {
        Stream<String> dotted = definition.names().stream()
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.indexOf('.') + 1));
        return Stream.concat(Stream.concat(dotted, Stream.of(INSTANCE)), others.stream())
                .distinct()
                .toList();
    }

    private static boolean beginsWithOneOf(List<String> prefixes, String key) {
        return prefixes.stream().anyMatch(key::startsWith);
    }
}
