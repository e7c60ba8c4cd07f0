package io.plumbline.model.monitor;

import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.decisions.DecidedPlans;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionAnswer;
import io.plumbline.model.decisions.DecisionOutcome;
import io.plumbline.model.decisions.Decisions;
import io.plumbline.model.decisions.PlanImport;
import io.plumbline.model.pins.PinPolicy;
import io.plumbline.model.pins.PinTerms;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.statement.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes people's decisions about a statement in, one at a time. Pure: the time is an argument, the same arguments give the
 * same step, and nothing given is changed.
 *
 * <p>Laws: every decision is answered. One that was answered before is REPEATED and changes nothing ({@link
 * AnsweredDecisions}); refused ones count as answered too, so that reading all decisions again does not bring back an older
 * one that has become possible. Judged levels stay as they are until the next sample.
 */
public final class StatementDecisions {

    private final PlanReports reports;
    private final StatementLooks looks;
    private final PlanImport imports;

    public StatementDecisions(MonitorOptions options) {
        this.looks = new StatementLooks(options.lifecycle());
        this.imports = new PlanImport(options.plans());
        this.reports = PlanReports.of(options);
    }

    /** Takes one decision in; the answer is the first effect. */
    public StatementStep decide(StatementState state, Decision decision, DecisionContext context) {
        Decision meant = Decisions.meant(state.plans(), decision);
        return step(state, meant, plans -> Decisions.apply(plans, meant), context);
    }

    /** The same for a decision that brings its plan along, in {@code imported}. */
    public StatementStep adopt(StatementState state, Decision decision, Sample imported, DecisionContext context) {
        return step(state, decision, plans -> imports.apply(plans, decision, imported), context);
    }

    private StatementStep step(
            StatementState state,
            Decision decision,
            Function<List<PlanRecord>, DecidedPlans> deciding,
            DecisionContext context) {
        Instant now = context.now();
        if (state.decisions().has(decision)) {
            DecidedPlans same = new DecidedPlans(
                    state.plans(), DecisionOutcome.REPEATED, "it was answered before", List.of(), List.of());
            return new StatementStep(state, List.of(answer(same, decision, now)));
        }
        DecidedPlans decided = deciding.apply(state.plans());
        List<Effect> effects = new ArrayList<>();
        effects.add(answer(decided, decision, now));
        effects.addAll(baselines(decided, decision));
        if (decided.outcome() == DecisionOutcome.APPLIED) {
            PinTerms terms = PinTerms.of(context.policy().thresholdsFor(decision.key()), now);
            PinPolicy.command(state.plans(), decided.plans(), decision, terms)
                    .ifPresent(command -> effects.add(new Effect.PinCommanded(command)));
        }
        return new StatementStep(
                looks.planned(state.withPlans(decided.plans()), now).answered(decision), effects);
    }

    private static Effect answer(DecidedPlans decided, Decision decision, Instant now) {
        PlanRecord plan = PlanSet.lastSeen(decided.plans(), decision.planHash()).orElse(null);
        return new Effect.DecisionAnswered(new DecisionAnswer(
                decision,
                decided.outcome(),
                decided.detail(),
                plan == null ? null : plan.status(),
                plan == null ? null : plan.enabled(),
                now));
    }

    /** Where the statement's text is not kept, the plan's next sub-window publishes its baseline. */
    private List<Effect> baselines(DecidedPlans decided, Decision decision) {
        List<Effect> effects = new ArrayList<>();
        for (PlanRecord plan : decided.changed()) {
            String sqlText = plan.sqlText();
            if (sqlText != null) {
                effects.add(new Effect.BaselineChanged(reports.baseline(plan, decision.key(), sqlText)));
            }
        }
        for (PlanRecord plan : decided.dropped()) {
            BaselineKey key = BaselineKey.of(decision.key(), plan);
            if (!key.isIn(decided.plans())) {
                effects.add(new Effect.BaselineRetired(key));
            }
        }
        return effects;
    }
}
