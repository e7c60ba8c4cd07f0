package io.plumbline.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ALTER ROLE ... SET} and {@code ALTER DATABASE ... SET} configured (pg_db_role_setting), as far as it decides
 * how a role's statements are planned. A setting for a role in a database wins over one for the role, that over one for
 * the database, that over one for all. What a session sets for itself is not visible to anybody else.
 */
public final class ConfiguredSettings {

    static final String SEARCH_PATH = "search_path";

    /** Beside {@code enable_*}: what the server's documentation lists under query planning, and memory for operators. */
    private static final Set<String> PLANNER_SETTINGS = Set.of(
            "constraint_exclusion",
            "cpu_index_tuple_cost",
            "cpu_operator_cost",
            "cpu_tuple_cost",
            "cursor_tuple_fraction",
            "effective_cache_size",
            "effective_io_concurrency",
            "from_collapse_limit",
            "geqo",
            "geqo_effort",
            "geqo_generations",
            "geqo_pool_size",
            "geqo_seed",
            "geqo_selection_bias",
            "geqo_threshold",
            "hash_mem_multiplier",
            "jit",
            "jit_above_cost",
            "jit_inline_above_cost",
            "jit_optimize_above_cost",
            "join_collapse_limit",
            "max_parallel_workers",
            "max_parallel_workers_per_gather",
            "min_parallel_index_scan_size",
            "min_parallel_table_scan_size",
            "parallel_leader_participation",
            "parallel_setup_cost",
            "parallel_tuple_cost",
            "plan_cache_mode",
            "random_page_cost",
            "recursive_worktable_factor",
            "seq_page_cost",
            "temp_buffers",
            "work_mem");

    private static final String QUERY = OwnSql.SELECT
            + "c.setrole, c.setdatabase, split_part(s.setting, '=', 1), substr(s.setting, strpos(s.setting, '=') + 1)"
            + " FROM pg_catalog.pg_db_role_setting c CROSS JOIN LATERAL unnest(c.setconfig) AS s (setting)";

    /** Zero stands for every role or every database, as in the catalogue. */
    private record Scope(long role, long database) {}

    private final Map<Scope, Map<String, String>> settings = new HashMap<>();

    /** Knows none. */
    ConfiguredSettings() {}

    public static ConfiguredSettings read(Connection connection) throws SQLException {
        ConfiguredSettings configured = new ConfiguredSettings();
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String name = row.getString(3);
                if (name.equals(SEARCH_PATH) || name.startsWith("enable_") || PLANNER_SETTINGS.contains(name)) {
                    configured
                            .settings
                            .computeIfAbsent(new Scope(row.getLong(1), row.getLong(2)), scope -> new TreeMap<>())
                            .put(name, row.getString(4));
                }
            }
        }
        return configured;
    }

    /** The search path of a role in a database; null when none is configured. */
    public @Nullable String searchPath(long role, long database) {
        return of(role, database).get(SEARCH_PATH);
    }

    /** Planner settings of a role in a database by name, in order, without the search path. */
    public Map<String, String> plannerSettings(long role, long database) {
        Map<String, String> result = of(role, database);
        result.remove(SEARCH_PATH);
        return result;
    }

    private Map<String, String> of(long role, long database) {
        Map<String, String> result = new TreeMap<>();
        for (Scope scope :
                List.of(new Scope(0, 0), new Scope(0, database), new Scope(role, 0), new Scope(role, database))) {
            result.putAll(settings.getOrDefault(scope, Map.of()));
        }
        return result;
    }

    /** Equal when the same is configured. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfiguredSettings that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }
}
