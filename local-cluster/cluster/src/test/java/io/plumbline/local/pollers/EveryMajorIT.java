package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.postgres.PostgresVersion;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One statement on every major there is, with the columns its pg_stat_statements has. */
final class EveryMajorIT {

    private static final int FIRST_WITH_ENTRY_TIME = 17;

    /** The extension's version that a new database of each major gets. */
    private static final Map<Integer, String> EXTENSION =
            Map.of(14, "1.9", 15, "1.10", 16, "1.10", 17, "1.11", 18, "1.12");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PostgresVersion.class)
    void aStatementIsObservedWithItsPlanAndEveryCounter(PostgresVersion version) throws Exception {
        try (WatchedServer watched = WatchedServer.start(version, folder)) {
            Shop shop = watched.newShop();
            assertThat(shop.ask("SELECT extversion FROM pg_extension WHERE extname = 'pg_stat_statements'"))
                    .isEqualTo(EXTENSION.get(version.major()));
            shop.executeAs(
                    shop.app(),
                    "SET work_mem = '64kB'",
                    "SELECT id FROM orders WHERE customer_id >= 0 ORDER BY state, id DESC",
                    "SELECT id FROM orders WHERE customer_id >= 5 ORDER BY state, id DESC");
            try (Polling polling = Polling.start(shop.properties())) {
                Struct seen = polling.observation("order by state");
                assertThat(seen.getString("engine_version")).startsWith(version.major() + ".");
                Struct counters = seen.getStruct("counters");
                assertThat(counters.getInt64("calls")).isEqualTo(2);
                assertThat(counters.getInt64("rows")).isEqualTo(20_000 + 19_900);
                assertThat(counters.getFloat64("total_time_micros")).isPositive();
                assertThat(counters.getInt64("blocks_hit") + counters.getInt64("blocks_read"))
                        .isPositive();
                assertThat(counters.getInt64("temp_blocks_written")).isPositive();
                assertThat(seen.getStruct("epoch").get("entry_since_at") != null)
                        .isEqualTo(version.major() >= FIRST_WITH_ENTRY_TIME);
                assertThat(seen.getStruct("plan").getArray("nodes")).hasSizeGreaterThan(1);
                assertThat(seen.get("no_plan_reason")).isNull();
            }
        }
    }
}
