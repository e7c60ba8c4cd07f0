package io.plumbline.state;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.PlanScope;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.plans.PlanSummary;

/** What must be known of every plan at each sample; part of {@link StandingBytes}. */
final class PlanSummaryBytes {

    private static final int SETTINGS_SINCE = 4;
    private static final int CALLS_SINCE = 7;

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
        out.instant(plan.sizesAt());
        PlanMovesBytes.write(out, plan.moves());
        out.number(plan.calls());
    }

    static PlanSummary read(StateReader in) {
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
                in.instant(),
                PlanMovesBytes.read(in),
                in.version() < CALLS_SINCE ? 0 : in.number());
    }
}
