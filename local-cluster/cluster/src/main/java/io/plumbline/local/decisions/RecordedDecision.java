package io.plumbline.local.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code spm_decision}.
 *
 * @param row the columns by their names; times with their offset, {@code before} and {@code after} as objects
 */
public record RecordedDecision(JsonNode row) {

    public String decisionId() {
        return row.path("decision_id").asText();
    }

    /** A column's text; null where the column is null. */
    public @Nullable String text(String column) {
        return row.path(column).asText(null);
    }

    /** What the control database knew of the plan, or what is decided of it; null where there is nothing. */
    public @Nullable String state(String side, String name) {
        return row.path(side).path(name).asText(null);
    }
}
