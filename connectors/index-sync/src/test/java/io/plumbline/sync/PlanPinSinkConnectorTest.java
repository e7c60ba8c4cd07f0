package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanPinSinkConnectorTest {

    private static final String URL = "instance.orders-1.url";

    /** Port 1 is privileged and has no database. */
    private static final Map<String, String> VALID = Map.of(
            "cluster",
            "orders",
            "instances",
            "orders-1",
            URL,
            "jdbc:postgresql://127.0.0.1:1/shop",
            "instance.orders-1.user",
            "plumbline_pins",
            "instance.orders-1.password",
            "s3cret",
            "results.producer.bootstrap.servers",
            "127.0.0.1:1",
            "results.producer.linger.ms",
            "0",
            "results.converter",
            "org.apache.kafka.connect.storage.StringConverter");

    @Test
    void nothingIsDoneByDefaultAndNoServerIsAsked() {
        assertThat(errors(VALID)).isEmpty();
        assertThat(PinSettings.of(VALID).acts()).isFalse();
    }

    @Test
    void everyOptionIsDescribedForPeopleAndTools() {
        Set<String> places = new HashSet<>();
        assertThat(PinOptions.definition(VALID).configKeys().values())
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(key.documentation).as(key.name).endsWith(".");
                    assertThat(key.group).as(key.name).isNotBlank();
                    assertThat(key.displayName).as(key.name).isNotBlank().isNotEqualTo(key.name);
                    assertThat(key.orderInGroup).as(key.name).isPositive();
                    assertThat(places.add(key.group + key.orderInGroup))
                            .as(key.name)
                            .isTrue();
                    assertThat(key.validator).as(key.name).isNotNull();
                    assertThat(key.importance).as(key.name).isNotNull();
                });
        assertThat(places).contains("What is pinned1", "Manners on the server1", "Results1", "Instance orders-11");
    }

    @Test
    void theActuatorsAreRecommended() {
        assertThat(PinOptions.shared().configKeys().values())
                .filteredOn(key -> key.name.equals("actuator"))
                .singleElement()
                .satisfies(key -> assertThat(key.recommender.validValues("actuator", Map.of()))
                        .containsExactly("none", "pg_hint_plan"));
    }

    @Test
    void everyProblemIsSaidAtItsOption() {
        Map<String, String> given = new HashMap<>(VALID);
        given.remove(URL);
        given.put("actuator", "magic");
        given.put("sweep.interval.ms", "1");
        assertThat(errors(given)).containsOnlyKeys(URL, "actuator", "sweep.interval.ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster|a/b|letters, digits",
                "instances|orders-1,orders-1|each instance once",
                "results.topic|no spaces please|letters, digits",
                "results.converter|java.lang.String|must be a class that implements",
                "instance.orders-1.url|jdbc:mysql://h:3306/d|must be jdbc:postgresql://",
                "instance.orders-1.url|jdbc:postgresql://h/d?user=u&password=hunter2|must not hold user or password",
                "instance.orders-1.user|' '|must not be empty",
                "sweep.intervall.ms|5000|unknown option sweep.intervall.ms",
                "results.topics|t|unknown option results.topics",
                "instance.other.url|jdbc:postgresql://h/d|unknown option instance.other.url"
            })
    void aWrongOptionIsNamedWithWhatIsAllowedWhetherOrNotAnythingIsToBeDone(
            String option, String value, String expected) {
        for (String actuator : List.of("none", "pg_hint_plan")) {
            Map<String, String> given = new HashMap<>(VALID);
            given.put("actuator", actuator);
            given.put(option, value);
            Map<String, List<String>> errors = errors(given);
            assertThat(errors).containsOnlyKeys(option);
            assertThat(String.join("", errors.getOrDefault(option, List.of())))
                    .contains(expected)
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector.class", "tasks.max", "topics", "errors.tolerance", "value.converter"})
    void connectsOwnOptionsAreNotOursToJudge(String option) {
        Map<String, String> given = new HashMap<>(VALID);
        given.put(option, "any");
        assertThat(errors(given)).isEmpty();
    }

    @Test
    void aServerThatCannotBeReachedIsSaidAtItsUrlWithoutThePassword() {
        Map<String, String> given = new HashMap<>(VALID);
        given.put("actuator", "pg_hint_plan");
        Map<String, List<String>> errors = errors(given);
        assertThat(errors).containsOnlyKeys(URL);
        assertThat(String.join("", errors.getOrDefault(URL, List.of())))
                .startsWith("cannot connect: ")
                .doesNotContain("s3cret");
    }

    @Test
    void oneTaskDoesAll() {
        PlanPinSinkConnector connector = new PlanPinSinkConnector();
        connector.start(VALID);
        assertThat(connector.taskConfigs(8)).containsExactly(VALID);
    }

    private static Map<String, List<String>> errors(Map<String, String> given) {
        return new PlanPinSinkConnector()
                .validate(given).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}
