package io.plumbline.sync;

import io.plumbline.explain.SessionSettings;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.ProposeOnly;
import io.plumbline.sync.postgres.HintPlanActuator;
import io.plumbline.sync.postgres.TargetServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/** The options, read. */
record PinSettings(AbstractConfig config, List<TargetServer> servers) {

    PinSettings {
        servers = List.copyOf(servers);
    }

    static PinSettings of(Map<String, String> given) {
        AbstractConfig config = new AbstractConfig(PinOptions.definition(given), given, false);
        SessionSettings limits = new SessionSettings(
                Duration.ofMillis(config.getInt(PinOptions.STATEMENT_TIMEOUT)),
                Duration.ofMillis(config.getInt(PinOptions.LOCK_TIMEOUT)),
                Duration.ofMillis(config.getInt(PinOptions.CONNECT_TIMEOUT)));
        return new PinSettings(
                config,
                PinOptions.instances(given).stream()
                        .map(name -> new TargetServer(
                                name,
                                config.getString(PinOptions.url(name)),
                                config.getString(PinOptions.user(name)),
                                config.getPassword(PinOptions.password(name)).value(),
                                limits))
                        .toList());
    }

    String cluster() {
        return config.getString(PinOptions.CLUSTER);
    }

    Duration sweepInterval() {
        return Duration.ofMillis(config.getLong(PinOptions.SWEEP_INTERVAL));
    }

    boolean acts() {
        return !config.getString(PinOptions.ACTUATOR).equals(PinOptions.NONE);
    }

    /** An actuator for every instance, by its name. */
    Map<String, PinActuator> actuators() {
        Map<String, PinActuator> actuators = new LinkedHashMap<>();
        servers.forEach(
                server -> actuators.put(server.name(), acts() ? new HintPlanActuator(server) : new ProposeOnly()));
        return actuators;
    }
}
