package io.plumbline.pollers.mysql;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a page read costs in the server's unit: {@code io_block_read_cost} of mysql.engine_cost. */
final class MySqlCosts {

    private static final String QUERY = OwnSql.SELECT
            + "COALESCE(cost_value, default_value) FROM mysql.engine_cost"
            + " WHERE cost_name = 'io_block_read_cost' AND engine_name IN ('InnoDB', 'default')"
            + " ORDER BY engine_name = 'InnoDB' DESC LIMIT 1";

    private MySqlCosts() {}

    /** The default where the server has no such table or does not show it. */
    static CostConstants read(Connection connection, MySqlServerFacts facts) throws SQLException {
        if (facts.isMariaDb()) {
            return CostConstants.DEFAULT;
        }
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
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
}
