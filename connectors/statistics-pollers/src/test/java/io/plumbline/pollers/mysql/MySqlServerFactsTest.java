package io.plumbline.pollers.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MySqlServerFactsTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.12, MYSQL, false",
        "9.7.4-1, MYSQL, false",
        "5.7.44-log, MYSQL, true",
        "10.4.34-MariaDB, MARIADB, true",
        "10.5.0-MariaDB-log, MARIADB, false",
        "11.8.3-mariadb-ubu2404, MARIADB, false",
        "unknown, MYSQL, true"
    })
    void aVersionTellsTheEngineAndWhetherItIsRead(String version, String engine, boolean tooOld) {
        MySqlServerFacts facts = new MySqlServerFacts(version, Duration.ZERO, Instant.EPOCH, Map.of());

        assertThat(facts.engine()).isEqualTo(engine);
        assertThat(facts.isTooOld()).isEqualTo(tooOld);
    }
}
