package io.plumbline.job.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.ingest.DecodeLimits;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.indexes.IndexOptions;
import io.plumbline.model.monitor.MonitorOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobSettingsTest {

    @Test
    void defaultsAreThoseOfTheModelAndOfTheDesign() {
        JobSettings settings = TestSettings.of(Map.of());

        assertThat(settings.monitor().monitor()).isEqualTo(MonitorOptions.defaults());
        assertThat(settings.monitor().indexes()).isEqualTo(IndexOptions.defaults());
        assertThat(settings.monitor().ddlRetention()).isEqualTo(new DdlRetention(Duration.ofDays(1), 200));
        assertThat(settings.kafka().guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        assertThat(settings.kafka().transactionTimeout()).hasMillis(900_000);
        assertThat(settings.topics().observations()).isEqualTo("plumbline.observations");
        assertThat(settings.topics()
                        .changes()
                        .matcher("plumbline.cdc.control.plumbline.threshold")
                        .matches())
                .isTrue();
        assertThat(settings.registry().registersSchemas()).isTrue();
        assertThat(settings.time()).isEqualTo(new TimeSettings(Duration.ofMinutes(1), Duration.ofMinutes(1)));
        assertThat(settings.limits()).isEqualTo(new DecodeLimits(8_388_608, 10_000, Duration.ofHours(1)));
        assertThat(settings.rejectionBytes()).isEqualTo(524_288);
    }

    @Test
    void oneMessageNamesEveryWrongOptionItsValueAndWhatIsAllowed() {
        Configuration configuration = Configuration.fromMap(Map.of(
                "plumbline.verdicts.raise-after", "0",
                "plumbline.sinks.delivery-guarantee", "TWICE",
                "plumbline.time.idle-after", "soon",
                "plumbline.window.length", "61 s",
                "plumbline.window.sub-windows", "7",
                "plumbline.topics.changes", "(",
                "plumbline.verdict.raise-after", "3"));

        assertThatThrownBy(() -> JobSettings.read(configuration))
                .isInstanceOf(WrongOptionsException.class)
                .hasMessageContaining("9 options are wrong")
                .hasMessageContaining("plumbline.kafka.bootstrap-servers must be host:port, separated by commas (text),"
                        + " was not given")
                .hasMessageContaining("plumbline.registry.url must be URL of a registry with Confluent's API (text),"
                        + " was not given")
                .hasMessageContaining("plumbline.verdicts.raise-after must be from 1 to 1000 (integer), was '0'")
                .hasMessageContaining("plumbline.sinks.delivery-guarantee must be one of AT_LEAST_ONCE, EXACTLY_ONCE"
                        + " (name), was 'TWICE'")
                .hasMessageContaining("plumbline.time.idle-after must be from 1 s to 1 d (duration), was 'soon'")
                .hasMessageContaining("plumbline.window.length: length must be a multiple of 7 ms")
                .hasMessageContaining("plumbline.topics.changes: Unclosed group")
                .hasMessageContaining("plumbline.verdict.raise-after is no option of this job")
                .hasMessageContaining("pipeline.max-parallelism must be set, from 1 to 32768");
    }

    @Test
    void aTransactionalIdPrefixBeyondWhatKafkaTakesIsRefusedInBytes() {
        String longest = "é".repeat(16_000);

        assertThat(TestSettings.of(Map.of("plumbline.sinks.transactional-id-prefix", longest))
                        .kafka()
                        .transactionalIdPrefix())
                .isEqualTo(longest);
        assertThatThrownBy(() -> JobSettings.read(
                        TestSettings.configuration(Map.of("plumbline.sinks.transactional-id-prefix", longest + "x"))))
                .isInstanceOf(WrongOptionsException.class)
                .hasMessageContaining("plumbline.sinks.transactional-id-prefix must be not empty, up to 32000 bytes of"
                        + " UTF-8 (text), was '" + "é".repeat(100) + "...' of 16001 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", "0.5"})
    void anAccuracyAtTheEndsOfItsRangeIsTaken(String accuracy) {
        assertThat(TestSettings.of(Map.of("plumbline.window.relative-accuracy", accuracy))
                        .monitor()
                        .monitor()
                        .window()
                        .relativeAccuracy())
                .isEqualTo(Double.parseDouble(accuracy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-9", "0.000099", "0.501", "NaN"})
    void anAccuracyAtWhichPercentilesWouldBeWrongIsRefusedWithItsRange(String accuracy) {
        assertThatThrownBy(() -> JobSettings.read(
                        TestSettings.configuration(Map.of("plumbline.window.relative-accuracy", accuracy))))
                .isInstanceOf(WrongOptionsException.class)
                .hasMessageContaining("plumbline.window.relative-accuracy must be from 0.0001 to 0.5 (number), was '"
                        + accuracy + "'");
    }

    @Test
    void anArgumentWinsOverTheEnvironmentAndClientsGetTheirOwn() throws WrongOptionsException {
        Configuration environment = TestSettings.configuration(Map.of("plumbline.topics.verdicts", "a"));

        JobSettings settings = JobSettings.read(Arguments.over(
                environment,
                List.of(
                        "--plumbline.topics.verdicts",
                        "b",
                        "--plumbline.kafka.client.security.protocol=SSL",
                        "--plumbline.registry.client.basic.auth.credentials.source",
                        "USER_INFO")));

        assertThat(settings.topics().verdicts()).isEqualTo("b");
        assertThat(settings.kafka().clientProperties()).containsEntry("security.protocol", "SSL");
        assertThat(settings.registry().client()).containsEntry("basic.auth.credentials.source", "USER_INFO");
    }

    @Test
    void argumentsThatAreNotOptionsAreAllNamed() {
        assertThatThrownBy(() -> Arguments.over(new Configuration(), List.of("verdicts", "--x", "--plumbline.a")))
                .isInstanceOf(WrongOptionsException.class)
                .hasMessageContaining("'verdicts' must be --plumbline.<option> with a value")
                .hasMessageContaining("'--x' must be")
                .hasMessageContaining("plumbline.a must have a value, had none");
    }

    @Test
    void anObservationIsLateOnlyBeyondWhatIsAllowedAndNeverBeforeTheFirstWatermark() {
        MonitorSettings settings = TestSettings.of(Map.of("plumbline.time.allowed-lateness", "10 s"))
                .monitor();
        Instant observedAt = Instant.ofEpochMilli(50_000);

        assertThat(settings.isLate(observedAt, Long.MIN_VALUE)).isFalse();
        assertThat(settings.isLate(observedAt, 60_000)).isFalse();
        assertThat(settings.isLate(observedAt, 60_001)).isTrue();
    }
}
