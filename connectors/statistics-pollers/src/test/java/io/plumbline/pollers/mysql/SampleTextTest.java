package io.plumbline.pollers.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.explain.NoPlanReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM orders WHERE id = sleep(1)",
                "SELECT * FROM orders WHERE id = SLEEP  (1)",
                "SELECT get_lock('a', 1) FROM orders",
                "SELECT * FROM orders WHERE id = price_of(3)",
                "SELECT * FROM orders WHERE id = `shop`.`price_of` (3)",
                "UPDATE orders SET total = Price_Of(id)"
            })
    void whatTheServerMightRunWhileItPlansIsNotSent(String sample) {
        assertThat(obstacle(sample)).isEqualTo(NoPlanReason.CALLS_FUNCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*), max(total) FROM orders WHERE id IN (1, 2) AND note LIKE concat('a', 'b')",
                "SELECT sleep FROM orders",
                "SELECT 'sleep(3)' FROM orders"
            })
    void otherStatementsMayBeExplained(String sample) {
        assertThat(obstacle(sample)).isNull();
    }

    @Test
    void aSampleThatIsMissingCutTooLongOrOfAnotherStatementIsNotSent() {
        String other =
                SqlNormalizer.normalize("SELECT 1 FROM other", Dialect.MYSQL).sqlHash();

        assertThat(obstacle(" ")).isEqualTo(NoPlanReason.NO_SAMPLE);
        assertThat(obstacle("SELECT * FROM orders WHERE note = 'cut")).isEqualTo(NoPlanReason.TEXT_TRUNCATED);
        assertThat(obstacle("SELECT * FROM orders WHERE id IN (1, 2...")).isEqualTo(NoPlanReason.TEXT_TRUNCATED);
        assertThat(obstacle("SELECT '" + "x".repeat(300) + "'")).isEqualTo(NoPlanReason.TEXT_TRUNCATED);
        assertThat(obstacle("SELECT '" + "x".repeat(150) + "'")).isEqualTo(NoPlanReason.TEXT_TOO_LONG);
        assertThat(SampleText.obstacle("SELECT 1", normalized("SELECT 1"), rules(other)))
                .isEqualTo(NoPlanReason.NO_SAMPLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select \"id\" from \"orders\" | select `id` from `orders`",
                "select \"a\"\"b\" from t | select `a\"b` from t",
                "select 'it\"s' from \"t\" | select 'it\"s' from `t`",
                "select 'it''s \"x\"' from t | select 'it''s \"x\"' from t",
                "select /* \"x\" */ 1 from \"t\" | select /* \"x\" */ 1 from `t`"
            })
    void namesInDoubleQuotesComeIntoBackQuotes(String ansi, String expected) {
        assertThat(AnsiQuotes.inBackQuotes(ansi)).isEqualTo(expected);
    }

    private static @Nullable NoPlanReason obstacle(String sample) {
        NormalizedSql normalized = normalized(sample);
        return SampleText.obstacle(sample, normalized, rules(normalized.sqlHash()));
    }

    private static NormalizedSql normalized(String sample) {
        return SqlNormalizer.normalize(sample, Dialect.MYSQL);
    }

    private static SampleText.Rules rules(String sqlHash) {
        return new SampleText.Rules(250, 120, Set.of("price_of"), List.of("/* other tool */"), sqlHash);
    }
}
