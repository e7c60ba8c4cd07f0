package io.plumbline.pollers.mysql;

import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigValue;

/** Connects to every instance and says, at the option that is to blame, what is wrong. */
final class MySqlConnectionCheck {

    private static final int ACCESS_DENIED = 1045;

    private final InstanceSettings instance;
    private final Map<String, ConfigValue> values;

    private MySqlConnectionCheck(InstanceSettings instance, Map<String, ConfigValue> values) {
        this.instance = instance;
        this.values = values;
    }

    static void report(PollerSettings settings, Map<String, ConfigValue> values) {
        for (InstanceSettings instance : settings.instances()) {
            new MySqlConnectionCheck(instance, values).check(settings.session());
        }
    }

    private void check(SessionSettings limits) {
        try (MySqlSession session = new MySqlSession(instance, limits)) {
            Connection connection = session.connection();
            MySqlRequirements.missing(connection, MySqlServerFacts.read(connection), instance)
                    .forEach(lack -> blame(lack.startsWith("the user") ? user() : url(), lack));
            Set<String> found = SchemaCatalogReader.schemas(connection, instance.databases());
            instance.databases().stream()
                    .filter(name -> !found.contains(name))
                    .forEach(name -> blame(
                            InstanceOptions.databases(instance.name()),
                            "schema " + name + " does not exist, is the server's own, or the user may not see it"));
        } catch (SQLException e) {
            blame(e.getErrorCode() == ACCESS_DENIED ? user() : url(), "cannot connect: " + e.getMessage());
        }
    }

    private String user() {
        return InstanceOptions.user(instance.name());
    }

    private String url() {
        return InstanceOptions.url(instance.name());
    }

    private void blame(String option, String message) {
        ConfigValue value = values.get(option);
        if (value != null) {
            value.addErrorMessage(message);
        }
    }
}
