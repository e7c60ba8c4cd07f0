package io.plumbline.sync;

import io.plumbline.connect.BuildVersion;
import io.plumbline.explain.RefusedPart;
import io.plumbline.sync.postgres.HintPlanActuator;
import io.plumbline.sync.postgres.TargetServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Carries out the pin commands of one cluster. One task, whatever is allowed: it reads all commands again at its start and
 * brings every server to the newest ones, so a repeat, a gap or a restart loses nothing.
 */
public final class PlanPinSinkConnector extends SinkConnector {

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return PinOptions.shared();
    }

    /** Checks every option and, where all are allowed and something is to be done, every server by connecting to it. */
    @Override
    public Config validate(Map<String, String> given) {
        ConfigDef definition = PinOptions.definition(given);
        Map<String, ConfigValue> values = new TreeMap<>(definition.validateAll(given));
        PinOptions.UNKNOWN.report(definition, given, values);
        if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
            PinSettings settings = PinSettings.of(given);
            if (settings.acts()) {
                settings.servers().forEach(server -> check(server, values));
            }
        }
        return new Config(new ArrayList<>(values.values()));
    }

    /**
     * Says at the option that is to blame what is wrong. A server without the extension is not refused: plans are proposed
     * there.
     */
    private static void check(TargetServer server, Map<String, ConfigValue> values) {
        try {
            new HintPlanActuator(server)
                    .missingGrant()
                    .ifPresent(missing -> blame(values, PinOptions.user(server.name()), missing));
        } catch (SQLException e) {
            blame(values, optionOf(e, server.name()), "cannot connect: " + e.getMessage());
        }
    }

    private static String optionOf(SQLException e, String instance) {
        return switch (RefusedPart.of(e)) {
            case PASSWORD -> PinOptions.password(instance);
            case USER -> PinOptions.user(instance);
            case URL -> PinOptions.url(instance);
        };
    }

    private static void blame(Map<String, ConfigValue> values, String option, String message) {
        ConfigValue value = values.get(option);
        if (value != null) {
            value.addErrorMessage(message);
        }
    }

    @Override
    public void start(Map<String, String> given) {
        properties = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PlanPinSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(properties);
    }

    @Override
    public void stop() {
        properties = Map.of();
    }
}
