package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

final class PlanPinSinkConnectorTest {

    private static final Map<String, String> VALID = Map.of(
            "cluster", "orders",
            "instances", "orders-1",
            "instance.orders-1.url", "jdbc:postgresql://127.0.0.1:1/shop",
            "instance.orders-1.user", "plumbline_pins",
            "results.producer.bootstrap.servers", "127.0.0.1:1",
            "results.converter", "org.apache.kafka.connect.storage.SimpleHeaderConverter");

    @Test
    void nothingIsDoneByDefaultAndNoServerIsAsked() {
        assertThat(errors(VALID)).isEmpty();
        assertThat(PinSettings.of(VALID).acts()).isFalse();
    }

    @Test
    void everyProblemIsSaidAtItsOption() {
        Map<String, String> given = new HashMap<>(VALID);
        given.remove("instance.orders-1.url");
        given.put("actuator", "magic");
        given.put("sweep.interval.ms", "1");
        assertThat(errors(given)).containsExactlyInAnyOrder("instance.orders-1.url", "actuator", "sweep.interval.ms");
    }

    @Test
    void aServerThatCannotBeReachedIsSaidAtItsUrl() {
        Map<String, String> given = new HashMap<>(VALID);
        given.put("actuator", "pg_hint_plan");
        assertThat(errors(given)).containsExactly("instance.orders-1.url");
    }

    @Test
    void oneTaskDoesAll() {
        PlanPinSinkConnector connector = new PlanPinSinkConnector();
        connector.start(VALID);
        assertThat(connector.taskConfigs(8)).containsExactly(VALID);
    }

    private static List<String> errors(Map<String, String> given) {
        return new PlanPinSinkConnector()
                .validate(given).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .map(ConfigValue::name)
                        .toList();
    }
}
