package io.plumbline.pollers.mysql;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cost constants that the server plans by.
 *
 * @param constants what a page read costs: {@code io_block_read_cost} of mysql.engine_cost
 * @param changed those that somebody has set, by table and name, such as {@code server_cost.row_evaluate_cost}
 */
record MySqlCosts(CostConstants constants, Map<String, String> changed) {

    static final String ENGINE_TABLE = "mysql.engine_cost";
    static final String SERVER_TABLE = "mysql.server_cost";

    private static final String PAGE_READ = OwnSql.SELECT
            + "COALESCE(cost_value, default_value) FROM " + ENGINE_TABLE
            + " WHERE cost_name = 'io_block_read_cost' AND engine_name IN ('InnoDB', 'default')"
            + " ORDER BY engine_name = 'InnoDB' DESC LIMIT 1";
    private static final String ENGINE = OwnSql.SELECT
            + "CONCAT('engine_cost.', engine_name, '.', cost_name), cost_value FROM " + ENGINE_TABLE
            + " WHERE cost_value IS NOT NULL";
    private static final String SERVER = OwnSql.SELECT + "CONCAT('server_cost.', cost_name), cost_value FROM "
            + SERVER_TABLE + " WHERE cost_value IS NOT NULL";

    MySqlCosts {
        changed = Map.copyOf(changed);
    }

    /** The defaults where the server has no such tables or does not show them. */
    static MySqlCosts read(Connection connection, MySqlServerFacts facts) throws SQLException {
        Map<String, String> changed = new TreeMap<>();
        if (facts.isMariaDb()) {
            return new MySqlCosts(CostConstants.DEFAULT, changed);
        }
        changed(connection, ENGINE, changed);
        changed(connection, SERVER, changed);
        return new MySqlCosts(pageRead(connection), changed);
    }

    private static CostConstants pageRead(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE_READ);
                ResultSet row = statement.executeQuery()) {
            double cost = row.next() ? row.getDouble(1) : 0;
            return cost > 0 ? new CostConstants(cost) : CostConstants.DEFAULT;
        } catch (SQLException e) {
            if (MySqlErrors.isHidden(e)) {
                return CostConstants.DEFAULT;
            }
            throw e;
        }
    }

    private static void changed(Connection connection, String query, Map<String, String> changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                changed.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            if (!MySqlErrors.isHidden(e)) {
                throw e;
            }
        }
    }
}
