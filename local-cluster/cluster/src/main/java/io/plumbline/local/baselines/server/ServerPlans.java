package io.plumbline.local.baselines.server;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.CatalogReader;
import io.plumbline.explain.ExplainLimits;
import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.ExplainableText;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.explain.SessionSettings;
import io.plumbline.records.PlanRecords;
import io.plumbline.records.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Plans of a database's statements, as records of the wire: asked for with hints, or read where an extension has stored them. */
final class ServerPlans {

    private static final PostgresPlanReader READER = new PostgresPlanReader();
    private static final Duration LONGEST_EXPLAIN = Duration.ofSeconds(5);
    private static final SessionSettings MANNERS =
            new SessionSettings(LONGEST_EXPLAIN, Duration.ofMillis(500), LONGEST_EXPLAIN);

    private final Connection connection;
    private final PlanExplainer explainer;
    private final Catalog catalog;
    private final CostConstants costs;

    private ServerPlans(Connection connection, PlanExplainer explainer, Catalog catalog, CostConstants costs) {
        this.connection = connection;
        this.explainer = explainer;
        this.catalog = catalog;
        this.costs = costs;
    }

    static ServerPlans of(Connection connection, int major) throws SQLException {
        TrustedRecords.trust();
        return new ServerPlans(
                connection,
                PlanExplainer.forMajor(major, System::nanoTime),
                CatalogReader.read(connection, CatalogReader.version(connection)),
                new CostConstants(Double.parseDouble(setting(connection, "seq_page_cost"))));
    }

    /** The generic plan that the server makes of the statement with these hints. */
    CapturedPlan hinted(ExplainRequest request, String hints) throws SQLException, NoPlanException {
        if (hints.contains("*/") || hints.contains("/*")) {
            throw new NoPlanException("its hints hold the end of a comment");
        }
        String comment = "/*+ " + hints + " */ ";
        Explained explained = explain(request.withText(comment + request.text()));
        if (explained.equals(new Explained.Refused(NoPlanReason.PARAMETER_TYPE_UNKNOWN))) {
            explained = explain(request.withText(comment + ExplainableText.withIntegers(request.text())));
        }
        if (explained instanceof Explained.Refused refused) {
            throw new NoPlanException("the server does not explain the statement: " + refused.reason()
                    + " (docs/reference/no-plan-reasons.md)");
        }
        return captured(((Explained.Document) explained).json(), PlanKind.GENERIC);
    }

    /**
     * A plan that was stored when it ran; one of other values may be another. Without the schemas that VERBOSE adds its
     * hash would be nobody's.
     */
    CapturedPlan stored(String json) throws NoPlanException {
        String document = json.stripLeading().startsWith("[") ? json : "[" + json + "]";
        CapturedPlan plan = captured(document, PlanKind.CUSTOM);
        boolean named = plan.getNodes().stream()
                .allMatch(
                        node -> node.getRelation() == null || node.getRelation().contains("."));
        if (!named) {
            throw new NoPlanException(
                    "the plan names no schemas: set pg_store_plans.log_verbose = on and let it run again");
        }
        return plan;
    }

    private CapturedPlan captured(String json, PlanKind kind) throws NoPlanException {
        try {
            ReadPlan read = READER.read(json.getBytes(StandardCharsets.UTF_8), catalog.names(), costs);
            return PlanRecords.captured(read, kind, millis(catalog.readAt()), catalog::relation);
        } catch (PlanRefusedException e) {
            throw new NoPlanException("the plan cannot be read: " + e.reason(), e);
        }
    }

    private Explained explain(ExplainRequest request) throws SQLException {
        return explainer
                .explain(connection, request, ExplainLimits.of(LONGEST_EXPLAIN, MANNERS))
                .explained();
    }

    static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "', true)")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
