package io.plumbline.local.baselines.exchange;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which baselines are written; RETIRED ones never are. Null: all.
 *
 * @param status one of ACCEPTED, UNACCEPTED, FIXED and REJECTED
 */
public record ExportedBaselines(
        @Nullable String cluster,
        @Nullable String database,
        @Nullable String status) {

    PreparedStatement in(PreparedStatement statement) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        values.add(cluster);
        values.add(database);
        values.add(status);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(2 * i + 1, values.get(i));
            statement.setString(2 * i + 2, values.get(i));
        }
        return statement;
    }
}
