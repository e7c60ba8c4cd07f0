package io.plumbline.sync.postgres;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.postgres.PlanAliases;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.ExplainLimits;
import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.ExplainableText;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.explain.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server how it plans a statement, as the pollers ask. */
final class PlanProbe {

    private static final PostgresPlanReader READER = new PostgresPlanReader();

    /** A key of the document: within a text its quotes would be escaped. */
    private static final Pattern QUERY_ID = Pattern.compile("\"Query Identifier\": (-?\\d{1,19})");

    private final Connection connection;
    private final PlanExplainer explainer;
    private final SessionSettings limits;

    PlanProbe(Connection connection, int major, SessionSettings limits) {
        this.connection = connection;
        this.explainer = PlanExplainer.forMajor(major, System::nanoTime);
        this.limits = limits;
    }

    /** What came of asking. */
    sealed interface Answer {}

    /**
     * A plan.
     *
     * @param queryId what the server calls the text that was explained; empty where it computes no ids
     */
    record Planned(CanonicalPlan plan, PlanAliases aliases, Optional<Long> queryId) implements Answer {}

    record Refused(String reason) implements Answer {}

    Answer ask(ExplainRequest request, Catalog catalog) throws SQLException {
        Explained explained = explain(request);
        if (explained.equals(new Explained.Refused(NoPlanReason.PARAMETER_TYPE_UNKNOWN))) {
            explained = explain(request.withText(ExplainableText.withIntegers(request.text())));
        }
        if (explained instanceof Explained.Refused refused) {
            return new Refused(refused.reason().name());
        }
        String json = ((Explained.Document) explained).json();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            Matcher id = QUERY_ID.matcher(json);
            return new Planned(
                    READER.read(bytes, catalog.names(), CostConstants.DEFAULT).plan(),
                    PlanAliases.read(bytes, catalog.names()),
                    id.find() ? Optional.of(Long.valueOf(id.group(1))) : Optional.empty());
        } catch (PlanRefusedException e) {
            return new Refused("PLAN_" + e.reason());
        }
    }

    private Explained explain(ExplainRequest request) throws SQLException {
        return explainer
                .explain(connection, request, ExplainLimits.of(limits.statementTimeout(), limits))
                .explained();
    }
}
