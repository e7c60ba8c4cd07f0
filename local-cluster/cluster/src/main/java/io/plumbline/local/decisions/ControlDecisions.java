package io.plumbline.local.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.records.Printable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A session in which a person decides. Hashes may be cut short where the beginning means one only. For one thread. */
public final class ControlDecisions implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final String PLAN_HASH = "[0-9a-f]{64}";

    /** The texts that begin with a hex text: the next after all of them ends with g. */
    private static final String BEGINS = " >= ? AND %1$s < ? || 'g'";

    private static final String STATEMENTS = ("SELECT DISTINCT sql_hash FROM (SELECT sql_hash FROM plumbline.baseline"
                    + " UNION ALL SELECT sql_hash FROM plumbline.plan_change) s WHERE sql_hash" + BEGINS + " LIMIT 2")
            .formatted("sql_hash");
    private static final String PLANS =
            ("SELECT DISTINCT plan_hash FROM plumbline.baseline WHERE plan_hash" + BEGINS).formatted("plan_hash");
    private static final String ROW = "SELECT to_jsonb(d) FROM plumbline.spm_decision d WHERE decision_id = ?::uuid";

    private final Connection connection;

    private ControlDecisions(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a session of the operator.
     *
     * @throws InfrastructureException when there is no control database, or it does not answer
     */
    public static ControlDecisions open(PostgresServer server, WorkFolder folder) {
        return new ControlDecisions(OperatorLogin.connect(server, folder));
    }

    /**
     * Decides, and returns what was written.
     *
     * @throws RefusedDecisionException when a hash, time, status, place or text is wrong
     * @throws InfrastructureException when the control database fails, or a right is missing
     */
    public RecordedDecision decide(PlanDecision decision) {
        return inTransaction(decision, Connection::commit);
    }

    /** What {@link #decide} would write; nothing is. */
    public RecordedDecision rehearse(PlanDecision decision) {
        return inTransaction(decision, Connection::rollback);
    }

    /** How a transaction in which nothing was refused ends. */
    private interface End {
        void of(Connection connection) throws SQLException;
    }

    /** One that was refused is rolled back: the connection is good for another decision. */
    private RecordedDecision inTransaction(PlanDecision decision, End end) {
        try {
            connection.setAutoCommit(false);
            try {
                RecordedDecision recorded = write(decision);
                end.of(connection);
                return recorded;
            } catch (SQLException e) {
                rollBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw ServerWords.failure(e);
        }
    }

    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private RecordedDecision write(PlanDecision given) throws SQLException {
        PlanDecision decision = completed(given);
        List<@Nullable String> values = new ArrayList<>();
        decision.function().parameters().forEach(parameter -> values.add(decision.argument(parameter)));
        String id = first(decision.function().call(), values);
        String row = id == null ? null : first(ROW, List.of(id));
        if (row == null) {
            throw new InfrastructureException("the control database returned no decision, but " + id);
        }
        try {
            return new RecordedDecision(JSON.readTree(row));
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("the control database returned a row that is not JSON", e);
        }
    }

    private PlanDecision completed(PlanDecision decision) throws SQLException {
        String statement = whole(decision.argument("sql_hash"), STATEMENTS, List.of());
        String plan = statement == null
                ? decision.argument("plan_hash")
                : whole(decision.argument("plan_hash"), PLANS + " AND sql_hash = ? LIMIT 2", List.of(statement));
        return decision.with("sql_hash", statement).with("plan_hash", plan);
    }

    /**
     * The only plan whose hash begins so.
     *
     * @throws RefusedDecisionException where no baseline has one, or several do
     */
    public String plan(String beginning) {
        try {
            String plan = whole(beginning, PLANS + " LIMIT 2", List.of());
            if (plan == null || !plan.matches(PLAN_HASH)) {
                throw new RefusedDecisionException("plan_hash must be 64 lower-case hex digits, or the beginning of one"
                        + " that only one plan has, was '" + Printable.text(beginning) + "'");
            }
            return plan;
        } catch (SQLException e) {
            throw ServerWords.failure(e);
        }
    }

    /** As given, where the beginning means none or several: the function then says what there is. */
    private @Nullable String whole(@Nullable String beginning, String query, List<String> more) throws SQLException {
        String wanted = beginning == null ? "" : beginning.toLowerCase(Locale.ROOT);
        if (!HEX.matcher(wanted).matches()) {
            return beginning;
        }
        List<@Nullable String> values = new ArrayList<>(List.of(wanted, wanted));
        values.addAll(more);
        List<String> found = column(query, values);
        return found.size() == 1 ? found.get(0) : beginning;
    }

    private @Nullable String first(String query, List<? extends @Nullable String> values) throws SQLException {
        List<String> found = column(query, values);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<String> column(String query, List<? extends @Nullable String> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> column = new ArrayList<>();
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
                return column;
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new InfrastructureException("the session of the control database did not end", e);
        }
    }
}
