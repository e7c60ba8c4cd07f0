package io.plumbline.pollers.postgres;

import io.plumbline.pollers.options.EngineOptions;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.Option;
import io.plumbline.pollers.options.PollerOptions;
import io.plumbline.pollers.options.PollerSettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The options of the PostgreSQL connector. */
final class PostgresOptions {

    private static final String URL_FORM = "jdbc:postgresql://host:port/database, without user and password";

    private static final EngineOptions ENGINE = new EngineOptions(
            ConfigDef.LambdaValidator.with(PostgresOptions::checkUrl, () -> URL_FORM),
            "JDBC URL of the server, directly and not through a pooler: " + URL_FORM
                    + ". Its database is where pg_stat_statements is installed.",
            "Databases that are watched; empty for all that are no templates and that the role may connect to.",
            List.of(new EngineOptions.Further(
                    PollerOptions.EXCLUDED,
                    new Option(PollerOptions.EXCLUDE_ROLES, Type.LIST, List.of(), "Excluded roles"),
                    ConfigDef.ValidList.anyNonDuplicateValues(true, false),
                    "Roles whose statements are left out. Our own statements always are.")));

    private PostgresOptions() {}

    /** All options, those of the instances that {@code properties} names included. */
    static ConfigDef definition(Map<String, String> properties) {
        return InstanceOptions.definition(ENGINE, properties);
    }

    static PollerSettings settings(Map<String, String> properties) {
        return PollerSettings.of(definition(properties), properties);
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
