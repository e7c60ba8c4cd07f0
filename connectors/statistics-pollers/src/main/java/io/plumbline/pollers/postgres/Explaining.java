package io.plumbline.pollers.postgres;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.ExplainableText;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.explain.Role;
import io.plumbline.explain.SingleStatement;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.BudgetedExplainer;
import io.plumbline.pollers.explain.Executed;
import io.plumbline.pollers.explain.ExplainAgenda.Candidate;
import io.plumbline.pollers.explain.ExplainBudget;
import io.plumbline.pollers.explain.ExplainLoop;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.options.ExplainSettings;
import io.plumbline.pollers.postgres.Sighting.ExplainKey;
import io.plumbline.pollers.records.PlanOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains what the budget allows of one database's statements. */
final class Explaining {

    private final ExplainSettings settings;
    private final ExplainBudget budget;
    private final BudgetedExplainer explainer;
    private final PollClock clock;
    private final ExplainLoop<ExplainKey> loop;
    private final Set<ExplainKey> withIntegers = new HashSet<>();

    Explaining(ExplainSettings settings, ExplainBudget budget, PollerMetrics metrics, PollClock clock) {
        this.settings = settings;
        this.budget = budget;
        this.explainer = new BudgetedExplainer(settings.session(), budget, metrics, clock);
        this.clock = clock;
        this.loop = new ExplainLoop<>(explainer, settings.retryAfter().toNanos(), clock);
    }

    /** An outcome for every statement. */
    Map<ExplainKey, PlanOutcome> explain(
            Connection connection, ServerView server, Catalog catalog, List<Sighting> sightings) throws SQLException {
        Map<ExplainKey, PlanOutcome> outcomes = new HashMap<>();
        Map<ExplainKey, Sighting> open = new LinkedHashMap<>();
        sortOut(sightings, catalog, outcomes, open);
        PlanExplainer planner = PlanExplainer.forMajor(server.facts().major(), clock::nanoTime);
        List<Candidate<ExplainKey>> candidates = new ArrayList<>(open.size());
        Map<ExplainKey, Executed> executed = new HashMap<>();
        sightings.forEach(sighting -> executed.merge(sighting.explainKey(), sighting.executed(), Executed::plus));
        open.keySet().forEach(key -> candidates.add(new Candidate<>(key, Objects.requireNonNull(executed.get(key)))));
        outcomes.putAll(loop.run(candidates, catalog.version(), key -> {
            Sighting sighting = Objects.requireNonNull(open.get(key));
            Explained explained = explain(planner, connection, key, request(sighting, server));
            return PlanReading.read(
                    explained, new PlanReading.Asked(kind(sighting), clock.nanoTime()), server, catalog);
        }));
        loop.retain(outcomes.keySet());
        withIntegers.retainAll(outcomes.keySet());
        return outcomes;
    }

    /** A plan of this poll is not used after all. */
    void takenBack(Sighting sighting) {
        loop.takenBack(sighting.explainKey());
    }

    /** A text whose parameters have no type is asked for again with integers, and from then on at once. */
    private Explained explain(PlanExplainer planner, Connection connection, ExplainKey key, ExplainRequest request)
            throws SQLException {
        ExplainRequest typed = request.withText(ExplainableText.withIntegers(request.text()));
        if (withIntegers.contains(key)) {
            return explainer.explain(limits -> planner.explain(connection, typed, limits));
        }
        Explained explained = explainer.explain(limits -> planner.explain(connection, request, limits));
        if (!explained.equals(new Explained.Refused(NoPlanReason.PARAMETER_TYPE_UNKNOWN)) || typed.equals(request)) {
            return explained;
        }
        withIntegers.add(key);
        if (!explainer.hasRoom()) {
            return new Explained.Refused(NoPlanReason.BUDGET_SPENT);
        }
        return explainer.explain(limits -> planner.explain(connection, typed, limits));
    }

    private void sortOut(
            List<Sighting> sightings,
            Catalog catalog,
            Map<ExplainKey, PlanOutcome> outcomes,
            Map<ExplainKey, Sighting> open) {
        for (Sighting sighting : sightings) {
            ExplainKey key = sighting.explainKey();
            NoPlanReason obstacle = obstacle(sighting, catalog);
            if (obstacle == null) {
                open.merge(key, sighting, Explaining::preferred);
            } else {
                outcomes.put(key, new PlanOutcome.Absent(obstacle));
            }
        }
    }

    /** Of two entries of one statement the one without literals, then the one executed. */
    private static Sighting preferred(Sighting one, Sighting other) {
        if (one.text().literal() != other.text().literal()) {
            return one.text().literal() ? other : one;
        }
        return one.executed().any() ? one : other;
    }

    private static PlanKind kind(Sighting sighting) {
        return sighting.text().literal() ? PlanKind.CUSTOM : PlanKind.GENERIC;
    }

    private @Nullable NoPlanReason obstacle(Sighting sighting, Catalog catalog) {
        String raw = sighting.text().raw();
        if (budget.isOff()) {
            return NoPlanReason.EXPLAIN_OFF;
        }
        if (sighting.text().normalized().truncated()) {
            return NoPlanReason.TEXT_TRUNCATED;
        }
        if (raw.length() > settings.longestTextChars()) {
            return NoPlanReason.TEXT_TOO_LONG;
        }
        if (!SingleStatement.isOne(SingleStatement.withoutEnd(raw))) {
            return NoPlanReason.SEVERAL_STATEMENTS;
        }
        return loop.refusal(sighting.explainKey(), catalog.version());
    }

    private static ExplainRequest request(Sighting sighting, ServerView server) {
        EntryKey entry = sighting.row().key();
        Role role = server.roles().role(entry.roleOid());
        return new ExplainRequest(
                ExplainableText.of(SingleStatement.withoutEnd(sighting.text().raw())),
                sighting.searchPath(),
                server.roles().configured().plannerSettings(entry.roleOid(), entry.databaseOid()),
                role != null && role.assumable() ? role.name() : null);
    }
}
