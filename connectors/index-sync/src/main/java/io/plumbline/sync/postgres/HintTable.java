package io.plumbline.sync.postgres;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.sync.pins.PinMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Our rows in {@code hint_plan.hints}; rows of other people are never touched. Every change is one transaction. */
final class HintTable {

    private static final String PUT = "INSERT INTO hint_plan.hints AS h (query_id, application_name, hints)"
            + " VALUES (?, '', ?) ON CONFLICT (query_id, application_name) DO UPDATE SET hints = EXCLUDED.hints"
            + " WHERE position(? IN h.hints) > 0";
    private static final String REMOVE =
            "DELETE FROM hint_plan.hints WHERE position(? IN hints) > 0 AND query_id <> ALL (?)";
    private static final String OURS = "SELECT id, hints FROM hint_plan.hints WHERE position(? IN hints) > 0";

    private final Connection connection;

    HintTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes these ids of the statement have the hints, and no others.
     *
     * @return ids whose row belongs to somebody else; nothing was changed when there are any
     */
    List<Long> put(StatementKey statement, Collection<Long> queryIds, String hints) throws SQLException {
        return writing(() -> {
            List<Long> taken = new ArrayList<>();
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                for (Long queryId : queryIds) {
                    put.setLong(1, queryId);
                    put.setString(2, hints);
                    put.setString(3, PinMark.beginning());
                    if (put.executeUpdate() == 0) {
                        taken.add(queryId);
                    }
                }
            }
            if (taken.isEmpty()) {
                removeAllBut(statement, queryIds);
            } else {
                connection.rollback();
            }
            return taken;
        });
    }

    /** Takes the statement's rows away; how many there were. */
    int remove(StatementKey statement) throws SQLException {
        return writing(() -> removeAllBut(statement, List.of()));
    }

    /** Takes away rows of ours whose time was over. */
    int removeExpired(Instant now) throws SQLException {
        return writing(() -> {
            List<Integer> expired = new ArrayList<>();
            try (PreparedStatement ours = connection.prepareStatement(OURS)) {
                ours.setString(1, PinMark.beginning());
                try (ResultSet row = ours.executeQuery()) {
                    while (row.next()) {
                        int id = row.getInt(1);
                        PinMark.expiryIn(row.getString(2)).filter(now::isAfter).ifPresent(over -> expired.add(id));
                    }
                }
            }
            if (!expired.isEmpty()) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM hint_plan.hints WHERE id = ANY (?)")) {
                    delete.setArray(1, connection.createArrayOf("int4", expired.toArray()));
                    delete.executeUpdate();
                }
            }
            return expired.size();
        });
    }

    private int removeAllBut(StatementKey statement, Collection<Long> kept) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, PinMark.ofStatement(statement));
            remove.setArray(2, connection.createArrayOf("int8", kept.toArray()));
            return remove.executeUpdate();
        }
    }

    private interface Change<T> {
        T make() throws SQLException;
    }

    private <T> T writing(Change<T> change) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ WRITE");
            T result = change.make();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void undo(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
