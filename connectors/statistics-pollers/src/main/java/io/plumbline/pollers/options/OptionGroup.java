package io.plumbline.pollers.options;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Adds options of one group in order. */
public final class OptionGroup {

    private static final ConfigDef.Recommender YES_OR_NO = new ConfigDef.Recommender() {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return List.of(true, false);
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return true;
        }
    };

    private final ConfigDef options;
    private final String name;
    private int order;

    public OptionGroup(ConfigDef options, String name) {
        this.options = options;
        this.name = name;
    }

    public void add(Option option, ConfigDef.Validator validator, Importance importance, String documentation) {
        order++;
        Width width = option.type() == Type.LIST || option.type() == Type.STRING ? Width.LONG : Width.SHORT;
        options.define(
                option.key(),
                option.type(),
                option.byDefault(),
                validator,
                importance,
                documentation,
                name,
                order,
                width,
                option.display(),
                option.type() == Type.BOOLEAN ? YES_OR_NO : null);
    }
}
