package io.plumbline.state;

import io.plumbline.model.plans.AppliedDecision;
import io.plumbline.model.plans.Evolution;
import io.plumbline.model.plans.EvolutionOutcome;
import io.plumbline.model.plans.MeasuredTime;
import io.plumbline.model.plans.PlanMoves;
import org.jspecify.annotations.Nullable;

/** What has moved a plan's status; part of {@link StandingBytes}. */
final class PlanMovesBytes {

    private static final int DECIDED_SINCE = 5;
    private static final int MOVED_SINCE = 6;

    private PlanMovesBytes() {}

    static void write(StateWriter out, PlanMoves moves) {
        out.optional(moves.decided(), DecisionBytes::writeName);
        out.optional(moves.movedAt(), StateWriter::instant);
        out.optional(moves.evolution(), PlanMovesBytes::writeEvolution);
    }

    static PlanMoves read(StateReader in) {
        if (in.version() < DECIDED_SINCE) {
            return PlanMoves.NONE;
        }
        @Nullable AppliedDecision decided = in.optional(DecisionBytes::readName);
        return in.version() < MOVED_SINCE
                ? new PlanMoves(decided, null, null)
                : new PlanMoves(decided, in.optional(StateReader::instant), in.optional(PlanMovesBytes::readEvolution));
    }

    private static void writeEvolution(StateWriter out, Evolution evolution) {
        out.name(evolution.outcome());
        out.instant(evolution.at());
        writeTime(out, evolution.now());
        out.text(evolution.referencePlanHash());
        writeTime(out, evolution.reference());
    }

    private static Evolution readEvolution(StateReader in) {
        return new Evolution(in.name(EvolutionOutcome.class), in.instant(), readTime(in), in.text(), readTime(in));
    }

    private static void writeTime(StateWriter out, MeasuredTime time) {
        out.number(time.intervals());
        out.number(time.calls());
        out.number(time.meanMicros());
    }

    private static MeasuredTime readTime(StateReader in) {
        return new MeasuredTime(in.number(), in.number(), in.real());
    }
}
