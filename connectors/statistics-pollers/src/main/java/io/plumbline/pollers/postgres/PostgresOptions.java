package io.plumbline.pollers.postgres;

import io.plumbline.connect.options.Option;
import io.plumbline.connect.options.OptionValidators;
import io.plumbline.explain.ServerUrl;
import io.plumbline.pollers.options.EngineOptions;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.PollerOptions;
import io.plumbline.pollers.options.PollerSettings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The options of the PostgreSQL connector. */
final class PostgresOptions {

    private static final EngineOptions ENGINE = new EngineOptions(
            OptionValidators.withoutSecrets(ServerUrl::fault, ServerUrl.FORM),
            "JDBC URL of the server, directly and not through a pooler: " + ServerUrl.FORM
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
}
