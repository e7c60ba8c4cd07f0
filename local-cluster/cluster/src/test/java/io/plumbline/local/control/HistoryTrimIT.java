package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history of 100 changes, one a minute from midnight, two of each moment; and that tables can be filled again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryTrimIT {

    private static final String FILL = """
            INSERT INTO plumbline.plan_change (change_id, cluster, instance, database, namespace, sql_hash, kind, plan_hash,
                plan, status, observed_at)
            SELECT md5(n::text), 'orders', 'primary', 'shop', 'public', md5((n % 7)::text), 'NEW', md5(n::text), '{}',
                'UNACCEPTED', timestamptz '2026-01-01 00:00:00Z' + (n / 2) * interval '1 minute'
            FROM generate_series(0, 99) n
            ON CONFLICT (change_id) DO UPDATE SET status = excluded.status""";

    private DecisionDatabase control;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        control = DecisionDatabase.start(folder);
    }

    @AfterAll
    void stop() {
        control.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        control.execute("service", FILL);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 50, 1000, 50, 50",
        "100, 50, 7, 50, 50",
        "100, 50, 1, 50, 50",
        "90, 33, 10, 71, 29",
        "100, 0, 3, 100, 0",
        "200, 50, 10, 0, 100",
        "1000, 99, 10, 0, 100"
    })
    void theOldestGoUntilTheReservedShareIsLeft(int maximum, int reserved, int batch, int removed, int left)
            throws SQLException {
        assertThat(trim(maximum, reserved, batch)).isEqualTo(removed);

        assertThat(control.owner().row("SELECT count(*) FROM plumbline.plan_change"))
                .isEqualTo(Integer.toString(left));
        assertThat(control.owner()
                        .row("SELECT count(*) FROM plumbline.plan_change WHERE observed_at <"
                                + " timestamptz '2026-01-01 00:00:00Z' + (" + removed + " / 2) * interval '1 minute'"))
                .isEqualTo("0");
    }

    @Test
    void aTableThatWasEmptiedAndFilledAgainIsTheSame() throws SQLException {
        String content = "SELECT md5(string_agg(c::text, ',' ORDER BY change_id)) FROM plumbline.plan_change c";
        String before = control.owner().row(content);

        control.execute("service", "DELETE FROM plumbline.plan_change");
        control.execute("service", FILL);
        control.execute("service", FILL);

        assertThat(control.owner().row(content)).isEqualTo(before);
    }

    @Test
    void theEndOfAVacuumLocksNoReaderOut() throws SQLException {
        assertThat(control.owner().rows("""
                        SELECT relname FROM pg_class WHERE relnamespace = 'plumbline'::regnamespace
                        AND 'vacuum_truncate=false' = ANY (reloptions) ORDER BY relname""")).containsExactly("baseline", "plan_change", "verdict");
    }

    @ParameterizedTest
    @CsvSource({"0, 50, 10", "NULL, 50, 10", "10, 100, 10", "10, -1, 10", "10, 50, 0", "10, 50, 10001"})
    void impossibleNumbersAreNamedWithWhatIsAllowed(String maximum, String reserved, String batch) {
        assertThatThrownBy(() -> control.execute(
                        "service", "CALL plumbline.spm_trim(" + maximum + ", " + reserved + ", " + batch + ")"))
                .hasMessageContaining("reserved_percent from 0 to 99 and batch_rows from 1 to 10000, were");
    }

    private int trim(int maximum, int reserved, int batch) throws SQLException {
        try (var connection = control.connect("service")) {
            return Integer.parseInt(DecisionDatabase.ask(
                    connection, "CALL plumbline.spm_trim(" + maximum + ", " + reserved + ", " + batch + ")"));
        }
    }
}
