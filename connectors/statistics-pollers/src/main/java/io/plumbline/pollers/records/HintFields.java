package io.plumbline.pollers.records;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.hints.Obstacle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan said in hints, or why it cannot be, as fields of the wire. */
final class HintFields {

    /** Of more obstacles than this the first ones are named: each is a relation's or an index's. */
    private static final int MOST_OBSTACLES = 8;

    private HintFields() {}

    static void set(StatementObservation.Builder observation, @Nullable HintedPlan hinted) {
        if (hinted instanceof HintedPlan.Hints hints) {
            String text = hints.text();
            if (text.length() <= HintedPlan.LONGEST_TEXT) {
                observation.setPlanHints(text);
            } else {
                observation.setNoPlanHintsReason(HintedPlan.TOO_LONG);
            }
        } else if (hinted instanceof HintedPlan.Inexpressible inexpressible) {
            observation.setNoPlanHintsReason(inexpressible.obstacles().stream()
                    .limit(MOST_OBSTACLES)
                    .map(Obstacle::toString)
                    .collect(Collectors.joining(", ")));
        }
    }
}
