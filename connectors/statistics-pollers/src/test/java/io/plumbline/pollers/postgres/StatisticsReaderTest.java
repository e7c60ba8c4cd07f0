package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatisticsReaderTest {

    @ParameterizedTest
    @CsvSource({"1.9,false", "1.10,false", "1.11,true", "1.12,true", "2.0,true"})
    void statsSinceIsAskedForWhereTheExtensionHasIt(String version, boolean hasIt) {
        StatisticsReader reader = new StatisticsReader(ExtensionVersion.parse(version), "public");
        assertThat(reader.numbersQuery().contains("stats_since")).isEqualTo(hasIt);
    }

    @Test
    void numbersAreReadWithoutTexts() {
        StatisticsReader reader = new StatisticsReader(ExtensionVersion.parse("1.12"), "\"Odd\"");
        assertThat(reader.numbersQuery())
                .contains("\"Odd\".pg_stat_statements(false)")
                .doesNotContain("s.query ");
        assertThat(reader.textsQuery()).contains("pg_stat_statements(true)").contains("s.queryid = ANY");
    }

    @Test
    void versionsCompareByNumberAndNotByText() {
        assertThat(ExtensionVersion.parse("1.10").isAtLeast(ExtensionVersion.parse("1.9")))
                .isTrue();
        assertThat(ExtensionVersion.parse("1.8").isAtLeast(ExtensionVersion.OLDEST))
                .isFalse();
    }
}
