package io.plumbline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SingleStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';'",
                "SELECT 'it''s; fine'",
                "SELECT E'a\\';b'",
                "SELECT \"a;b\"",
                "SELECT $$a;b$$",
                "SELECT $tag$a;$$;b$tag$",
                "SELECT 1 -- ;\n+ 2",
                "SELECT 1 /* ; /* ; */ ; */ + 2",
                "SELECT * FROM t WHERE a IN ($1 /*, ... */)",
                "SELECT a$1 FROM t"
            })
    void oneStatementIsOne(String text) {
        assertThat(SingleStatement.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; DROP TABLE t",
                "SELECT '\\'; DROP TABLE t; --'",
                "SELECT $1;SELECT $2",
                "SELECT /* */; SELECT 2",
                "SELECT a$b$; DROP TABLE t; SELECT $b$"
            })
    void severalStatementsAreNot(String text) {
        assertThat(SingleStatement.isOne(text)).isFalse();
    }

    @Test
    void semicolonsAndSpaceAtTheEndAreCutOff() {
        assertThat(SingleStatement.withoutEnd("SELECT 1 ;\n ; ")).isEqualTo("SELECT 1");
    }
}
