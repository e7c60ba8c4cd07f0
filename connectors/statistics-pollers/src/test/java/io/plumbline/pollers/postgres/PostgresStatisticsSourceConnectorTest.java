package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerOptions;
import io.plumbline.pollers.options.PollerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresStatisticsSourceConnectorTest {

    private final PostgresStatisticsSourceConnector connector = new PostgresStatisticsSourceConnector();

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(SourceConnector.class).stream().map(ServiceLoader.Provider::type))
                .contains(PostgresStatisticsSourceConnector.class);
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void everyOptionIsDescribedForPeopleAndTools() {
        Map<String, ConfigDef.ConfigKey> keys =
                PostgresOptions.definition(valid(1)).configKeys();
        assertThat(keys).isNotEmpty();
        keys.values().forEach(key -> {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.displayName).as(key.name).isNotBlank();
            assertThat(key.orderInGroup).as(key.name).isPositive();
            assertThat(key.validator).as(key.name).isNotNull();
            assertThat(key.importance).as(key.name).isNotNull();
            assertThat(key.type == ConfigDef.Type.BOOLEAN).as(key.name).isEqualTo(key.recommender != null);
        });
    }

    @Test
    void defaultsAreWhatTheDocumentationSays() {
        PollerSettings settings = PostgresOptions.settings(valid(1));
        assertThat(settings.rhythm().poll()).hasMillis(60_000);
        assertThat(settings.rhythm().relations()).hasMillis(600_000);
        assertThat(settings.rhythm().longestBackoff()).hasMillis(60_000);
        assertThat(settings.explain().budgetMillisPerSecond()).isEqualTo(20);
        assertThat(settings.explain().retryAfter()).hasMillis(3_600_000);
        assertThat(settings.session().statementTimeout()).hasMillis(5_000);
        assertThat(settings.session().lockTimeout()).hasMillis(100);
        assertThat(settings.session().connectTimeout()).hasMillis(10_000);
        assertThat(settings.records().observationsTopic()).isEqualTo("plumbline.observations");
        assertThat(settings.records().relationsTopic()).isEqualTo("plumbline.relations");
        assertThat(settings.exclusions().markers()).isEqualTo(PollerOptions.TOOL_MARKERS);
        assertThat(settings.exclusions().roles()).isEmpty();
        assertThat(settings.exclusions().catalogOnly()).isTrue();
        assertThat(settings.textsCached()).isEqualTo(20_000);
        assertThat(settings.instances().get(0).databases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poll.interval.ms|5|at least 100",
                "explain.budget.ms.per.second|1001|no more than 1000",
                "explain.budget.ms.per.second|many|Not a number",
                "cluster|a/b|letters, digits",
                "instances|i0,i0|each instance once",
                "observations.topic|no spaces please|letters, digits",
                "instance.i0.url|http://x|must be jdbc:postgresql://",
                "instance.i0.url|jdbc:postgresql://h/d?user=u&password=hunter2|must not hold user or password",
                "instance.i0.user|' '|must not be empty",
                "explain.budjet|5|unknown option explain.budjet",
                "instance.other.url|jdbc:postgresql://h/d|unknown option instance.other.url"
            })
    void aWrongOptionIsNamedWithWhatIsAllowed(String option, String value, String expected) {
        Map<String, String> properties = valid(1);
        properties.put(option, value);
        Map<String, List<String>> errors = errors(properties);
        assertThat(errors).containsOnlyKeys(option);
        assertThat(String.join("", errors.getOrDefault(option, List.of())))
                .contains(expected)
                .doesNotContain("hunter2");
    }

    @Test
    void everyWrongOptionIsReportedAtOnce() {
        Map<String, String> properties = valid(2);
        properties.put("poll.interval.ms", "5");
        properties.remove("instance.i1.url");
        properties.remove("cluster");
        assertThat(errors(properties)).containsOnlyKeys("poll.interval.ms", "instance.i1.url", "cluster");
    }

    @Test
    void aServerThatIsNotThereIsReportedAtItsUrlWithoutThePassword() {
        Map<String, List<String>> errors = errors(valid(1));
        assertThat(errors).containsOnlyKeys("instance.i0.url");
        assertThat(String.join("", errors.getOrDefault("instance.i0.url", List.of())))
                .startsWith("cannot connect: ")
                .doesNotContain("s3cret");
    }

    @Test
    void thePasswordIsHiddenInWhatValidationReturns() {
        ConfigValue password = connector.validate(valid(1)).configValues().stream()
                .filter(value -> value.name().equals("instance.i0.password"))
                .findFirst()
                .orElseThrow();
        assertThat(password.value()).hasToString("[hidden]");
    }

    @ParameterizedTest
    @CsvSource({"3,1,1", "3,2,2", "3,3,3", "3,10,3", "1,4,1"})
    void thereIsATaskPerInstanceUpToTheLimit(int instances, int maxTasks, int tasks) {
        connector.start(valid(instances));
        List<Map<String, String>> configurations = connector.taskConfigs(maxTasks);
        assertThat(configurations).hasSize(tasks);
        assertThat(configurations.stream()
                        .flatMap(configuration -> PostgresOptions.settings(configuration).instances().stream())
                        .map(InstanceSettings::name))
                .containsExactlyInAnyOrderElementsOf(InstanceOptions.names(valid(instances)));
    }

    @Test
    void aTaskGetsTheSecretsOfItsOwnInstancesOnly() {
        connector.start(valid(2));
        assertThat(connector.taskConfigs(2))
                .allSatisfy(configuration -> assertThat(
                                configuration.keySet().stream().filter(key -> key.endsWith(".password")))
                        .hasSize(1));
    }

    @Test
    void offsetsMayBeAlteredAndExactlyOnceIsSupported() {
        assertThat(connector.alterOffsets(valid(1), Map.of())).isTrue();
        assertThat(connector.exactlyOnceSupport(valid(1))).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    private Map<String, List<String>> errors(Map<String, String> properties) {
        return connector.validate(properties).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    /** Port 1 is privileged and has no database. */
    private static Map<String, String> valid(int instances) {
        Map<String, String> properties = new HashMap<>();
        properties.put("cluster", "orders");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < instances; i++) {
            names.append(i == 0 ? "" : ",").append("i").append(i);
            properties.put("instance.i" + i + ".url", "jdbc:postgresql://127.0.0.1:1/shop");
            properties.put("instance.i" + i + ".user", "plumbline");
            properties.put("instance.i" + i + ".password", "s3cret");
        }
        properties.put("instances", names.toString());
        return properties;
    }
}
