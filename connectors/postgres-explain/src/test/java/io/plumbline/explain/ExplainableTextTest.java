package io.plumbline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d >= date $1                     | d >= $1::date",
                "d < DATE $1 + interval $2 year   | d < $1::DATE + $2::interval year",
                "t < timestamp with time zone $1  | t < $1::timestamp with time zone",
                "t < timestamptz $12 - d          | t < $12::timestamptz - d",
                "extract($1 from o.placed_at)     | pg_catalog.extract($1, o.placed_at)",
                "EXTRACT( $1 FROM (a + b) ) = $2  | pg_catalog.extract($1, (a + b) ) = $2"
            })
    void aConstantsTypeIsWrittenSoThatAParameterMayStandThere(String before, String after) {
        assertThat(ExplainableText.of("SELECT " + before)).isEqualTo("SELECT " + after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x between $1 - $2 and $3 + $4          | x between $1::int - $2 and $3::int + $4",
                "sum(case when a then $1 else $2 end)   | sum(case when a then $1::int else $2::int end)",
                "$1 * $2 / $3                           | $1::int * $2::int / $3",
                "case when a then $1::text end          | case when a then $1::text end",
                "x - $1                                 | x - $1"
            })
    void parametersThatNothingGivesATypeAreIntegers(String before, String after) {
        assertThat(ExplainableText.withIntegers("SELECT " + before)).isEqualTo("SELECT " + after);
    }

    @Test
    void quotesAndCommentsStayAsTheyAre() {
        String text = "SELECT 'date $1' AS \"then $2\" /* extract($3 from x) */, $$ $4 - $5 $$ -- date $6";
        assertThat(ExplainableText.withIntegers(ExplainableText.of(text))).isEqualTo(text);
    }

    @Test
    void whatCanBePlannedAlreadyStaysAsItIs() {
        String text = "SELECT date, updated_date FROM t WHERE date = $1 AND substring(x from $2 for $3) = $4";
        assertThat(ExplainableText.of(text)).isEqualTo(text);
    }
}
