package io.plumbline.pollers.postgres;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The options of single instances: {@code instance.<name>.<what>}. */
final class InstanceOptions {

    static final String PREFIX = "instance.";

    private static final String URL_FORM = "jdbc:postgresql://host:port/database, without user and password";

    private InstanceOptions() {}

    static String url(String instance) {
        return PREFIX + instance + ".url";
    }

    static String user(String instance) {
        return PREFIX + instance + ".user";
    }

    static String password(String instance) {
        return PREFIX + instance + ".password";
    }

    static String databases(String instance) {
        return PREFIX + instance + ".databases";
    }

    /** The shared options and those of the instances that {@code properties} names. */
    static ConfigDef definition(Map<String, String> properties) {
        ConfigDef options = PollerOptions.shared();
        names(properties).forEach(instance -> add(options, instance));
        return options;
    }

    /** The instances named, as far as they can be names at all. */
    static List<String> names(Map<String, String> properties) {
        List<String> names = new ArrayList<>();
        for (String part : properties.getOrDefault(PollerOptions.INSTANCES, "").split(",", -1)) {
            String name = part.strip();
            if (OptionValidators.isName(name) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static void add(ConfigDef options, String instance) {
        OptionGroup group = new OptionGroup(options, "Instance " + instance);
        group.add(
                new Option(url(instance), Type.STRING, NO_DEFAULT_VALUE, "URL"),
                ConfigDef.LambdaValidator.with(InstanceOptions::checkUrl, () -> URL_FORM),
                Importance.HIGH,
                "JDBC URL of the server, directly and not through a pooler: " + URL_FORM
                        + ". Its database is where pg_stat_statements is installed.");
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
                "Databases that are watched; empty for all that are no templates and that the role may connect to.");
    }

    private static void checkUrl(String key, Object value) {
        Properties parsed = value instanceof String url && url.startsWith("jdbc:postgresql:")
                ? Driver.parseURL(url, new Properties())
                : null;
        if (parsed == null) {
            throw new ConfigException(key, "[hidden]", "must be " + URL_FORM);
        }
        if (parsed.containsKey(PGProperty.USER.getName()) || parsed.containsKey(PGProperty.PASSWORD.getName())) {
            throw new ConfigException(
                    key, "[hidden]", "must not hold user or password: they have options of their own");
        }
    }
}
