package io.plumbline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM orders WHERE id = $1 LIMIT 50",
                "SELECT id FROM t WHERE state = 'F'",
                "SELECT E'a'",
                "SELECT .5",
                "SELECT a$1, 2 FROM t",
                "SELECT $$body$$",
                "SELECT $tag$body$tag$",
                "SELECT $1 /* '1' */ + 1",
                "SELECT b'1'"
            })
    void numbersAndStringsAreLiterals(String text) {
        assertThat(Literals.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM orders WHERE id = $1 LIMIT $2",
                "SELECT t1.c2 FROM t1 WHERE \"it's 5\" = $12",
                "SELECT a$1 FROM t -- 5 'x'",
                "SELECT * FROM t WHERE a IN ($1 /*, ... */) /* 7 */",
                "SELECT größe2 FROM maße1",
                "SELECT NULL, true"
            })
    void namesParametersAndCommentsAreNot(String text) {
        assertThat(Literals.in(text)).isFalse();
    }
}
