package io.plumbline.pollers.postgres;

import io.plumbline.explain.RefusedPart;
import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;

/** Connects to every instance and says, at the option that is to blame, what is wrong. */
final class ConnectionCheck {

    private final InstanceSettings instance;
    private final Map<String, ConfigValue> values;

    private ConnectionCheck(InstanceSettings instance, Map<String, ConfigValue> values) {
        this.instance = instance;
        this.values = values;
    }

    static void report(PollerSettings settings, Map<String, ConfigValue> values) {
        for (InstanceSettings instance : settings.instances()) {
            new ConnectionCheck(instance, values).check(settings.session());
        }
    }

    private void check(SessionSettings limits) {
        try (ServerSession session = new ServerSession(instance, limits)) {
            Connection home = session.home();
            List<String> lacks = Requirements.missing(ServerFacts.read(home), instance);
            lacks.forEach(lack -> blame(lack.startsWith("the role") ? user() : url(), lack));
            List<WatchedDatabase> found = DatabaseList.read(home, instance.databases());
            DatabaseList.missing(found, instance.databases())
                    .forEach(name -> blame(
                            InstanceOptions.databases(instance.name()),
                            "database " + name + " does not exist, is a template, or the role may not connect to it"));
            for (WatchedDatabase database : found) {
                if (ReadAccess.read(session.to(database.name())).isNone()) {
                    blame(user(), Requirements.missingReadAccess(database, instance));
                }
            }
        } catch (SQLException e) {
            blame(optionOf(e), "cannot connect: " + e.getMessage());
        }
    }

    private String user() {
        return InstanceOptions.user(instance.name());
    }

    private String url() {
        return InstanceOptions.url(instance.name());
    }

    private String optionOf(SQLException e) {
        return switch (RefusedPart.of(e)) {
            case PASSWORD -> InstanceOptions.password(instance.name());
            case USER -> user();
            case URL -> url();
        };
    }

    private void blame(String option, String message) {
        ConfigValue value = values.get(option);
        if (value != null) {
            value.addErrorMessage(message);
        }
    }
}
