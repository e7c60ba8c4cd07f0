package io.plumbline.connect.options;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Adds options of one group in order. */
public final class OptionGroup {

    private final ConfigDef options;
    private final String name;
    private int order;

    public OptionGroup(ConfigDef options, String name) {
        this.options = options;
        this.name = name;
    }

    /** Adds an option; one that is true or false has these two recommended. */
    public void add(Option option, ConfigDef.Validator validator, Importance importance, String documentation) {
        List<Object> finite = option.type() == Type.BOOLEAN ? List.of(true, false) : List.of();
        define(option, validator, importance, new Meaning(documentation, finite));
    }

    /** Adds an option that is one of these values. */
    public void addChoice(Option option, List<String> allowed, Importance importance, String documentation) {
        define(
                option,
                ConfigDef.ValidString.in(allowed.toArray(String[]::new)),
                importance,
                new Meaning(documentation, List.copyOf(allowed)));
    }

    /** What an option means and the values it may have, where they can be listed. */
    private record Meaning(String documentation, List<Object> finite) {

        ConfigDef.@Nullable Recommender recommender() {
            return finite.isEmpty() ? null : new Listed(finite);
        }
    }

    private void define(Option option, ConfigDef.Validator validator, Importance importance, Meaning meaning) {
        order++;
        boolean isLong = option.type() == Type.LIST || option.type() == Type.STRING || option.type() == Type.CLASS;
        options.define(
                option.key(),
                option.type(),
                option.byDefault(),
                validator,
                importance,
                meaning.documentation(),
                name,
                order,
                isLong && meaning.finite().isEmpty() ? Width.LONG : Width.SHORT,
                option.display(),
                meaning.recommender());
    }

    private record Listed(List<Object> values) implements ConfigDef.Recommender {

        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return values;
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return true;
        }
    }
}
