package io.plumbline.state;

import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.plans.AppliedDecision;
import java.util.UUID;

/** Decisions that were answered, each by its id in 16 bytes and its time; part of {@link StandingBytes}. */
final class DecisionBytes {

    private DecisionBytes() {}

    static void write(StateWriter out, AnsweredDecisions decisions) {
        out.list(decisions.newest(), DecisionBytes::writeName);
        out.optional(decisions.forgottenUntil(), StateWriter::instant);
    }

    static AnsweredDecisions read(StateReader in) {
        return new AnsweredDecisions(in.list(DecisionBytes::readName), in.optional(StateReader::instant));
    }

    static void writeName(StateWriter out, AppliedDecision decision) {
        UUID id = UUID.fromString(decision.decisionId());
        out.number(id.getMostSignificantBits());
        out.number(id.getLeastSignificantBits());
        out.instant(decision.decidedAt());
    }

    static AppliedDecision readName(StateReader in) {
        return new AppliedDecision(new UUID(in.number(), in.number()).toString(), in.instant());
    }
}
