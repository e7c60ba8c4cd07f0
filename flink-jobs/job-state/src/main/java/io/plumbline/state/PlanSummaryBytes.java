package io.plumbline.state;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanSettings;
import io.plumbline.model.plans.PlanScope;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.plans.PlanSummary;
import java.util.Map;

/** What must be known of every plan at each sample; part of {@link StandingBytes}. */
final class PlanSummaryBytes {

    private static final int SETTINGS_SINCE = 4;
    private static final int CALLS_SINCE = 7;
    private static final int OPTIMIZER_SINCE = 8;
    private static final String HYPERGRAPH = "hypergraph";

    /** All that a plan of MySQL's other optimizer had for settings before version 8; no other plan named an optimizer. */
    private static final int SETTINGS_OF_HYPERGRAPH =
            Map.of(PlanSettings.OPTIMIZER, HYPERGRAPH).hashCode();

    private PlanSummaryBytes() {}

    static void write(StateWriter out, PlanSummary plan) {
        out.count(plan.number());
        out.text(plan.planHash());
        out.name(plan.kind());
        out.text(plan.engine());
        out.count(plan.fingerprintVersion());
        out.name(plan.status());
        out.flag(plan.enabled());
        out.name(plan.source());
        out.name(plan.scope());
        out.optional(plan.instance(), StateWriter::text);
        out.instant(plan.firstSeenAt());
        out.instant(plan.lastSeenAt());
        out.list(plan.sequentialRelations(), StateWriter::text);
        out.number(plan.indexUsesHash());
        out.number(plan.settingsHash());
        out.text(plan.optimizer());
        out.instant(plan.sizesAt());
        PlanMovesBytes.write(out, plan.moves());
        out.number(plan.calls());
    }

    static PlanSummary read(StateReader in) {
        PlanSummary plan = readAsWritten(in);
        boolean told = in.version() >= OPTIMIZER_SINCE;
        return !told && plan.settingsHash() == SETTINGS_OF_HYPERGRAPH ? plan.plannedBy(HYPERGRAPH) : plan;
    }

    private static PlanSummary readAsWritten(StateReader in) {
        return new PlanSummary(
                in.count(),
                in.text(),
                in.name(PlanKind.class),
                in.text(),
                in.count(),
                in.name(PlanStatus.class),
                in.flag(),
                in.name(PlanSource.class),
                in.name(PlanScope.class),
                in.optional(StateReader::text),
                in.instant(),
                in.instant(),
                in.list(StateReader::text),
                in.number(),
                in.version() < SETTINGS_SINCE ? 0 : (int) in.number(),
                in.version() < OPTIMIZER_SINCE ? "" : in.text(),
                in.instant(),
                PlanMovesBytes.read(in),
                in.version() < CALLS_SINCE ? 0 : in.number());
    }
}
