package io.plumbline.pollers.options;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import io.plumbline.connect.options.Option;
import io.plumbline.connect.options.OptionGroup;
import io.plumbline.connect.options.OptionValidators;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The options of single instances: {@code instance.<name>.<what>}. */
public final class InstanceOptions {

    public static final String PREFIX = "instance.";

    private InstanceOptions() {}

    public static String url(String instance) {
        return PREFIX + instance + ".url";
    }

    public static String user(String instance) {
        return PREFIX + instance + ".user";
    }

    public static String password(String instance) {
        return PREFIX + instance + ".password";
    }

    public static String databases(String instance) {
        return PREFIX + instance + ".databases";
    }

    /** The shared options, the engine's own and those of the instances that {@code properties} names. */
    public static ConfigDef definition(EngineOptions engine, Map<String, String> properties) {
        ConfigDef options = PollerOptions.shared();
        for (EngineOptions.Further further : engine.further()) {
            new OptionGroup(options, further.group())
                    .add(further.option(), further.validator(), Importance.LOW, further.documentation());
        }
        names(properties).forEach(instance -> add(options, engine, instance));
        return options;
    }

    /** The instances named, as far as they can be names at all. */
    public static List<String> names(Map<String, String> properties) {
        return OptionValidators.namesIn(properties.getOrDefault(PollerOptions.INSTANCES, ""));
    }

    private static void add(ConfigDef options, EngineOptions engine, String instance) {
        OptionGroup group = new OptionGroup(options, "Instance " + instance);
        group.add(
                new Option(url(instance), Type.STRING, NO_DEFAULT_VALUE, "URL"),
                engine.url(),
                Importance.HIGH,
                engine.urlMeaning());
        group.add(
                new Option(user(instance), Type.STRING, NO_DEFAULT_VALUE, "User"),
                OptionValidators.notBlank(),
                Importance.HIGH,
                "Role that polls; docs/operations/grants.md lists its grants.");
        group.add(
                new Option(password(instance), Type.PASSWORD, "", "Password"),
                OptionValidators.any(),
                Importance.HIGH,
                "Its password; best through a config provider, such as ${file:/path/secrets.properties:password}.");
        group.add(
                new Option(databases(instance), Type.LIST, List.of(), "Databases"),
                ConfigDef.ValidList.anyNonDuplicateValues(true, false),
                Importance.MEDIUM,
                engine.databasesMeaning());
    }
}
