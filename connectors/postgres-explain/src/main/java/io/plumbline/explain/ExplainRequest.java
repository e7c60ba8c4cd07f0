package io.plumbline.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement to explain.
 *
 * @param text one statement, without a semicolon at its end
 * @param searchPath schemas, in order
 * @param settings planner settings of the executing role, by name
 * @param assumedRole role to become for it; null to stay what we are
 */
public record ExplainRequest(
        String text,
        List<String> searchPath,
        Map<String, String> settings,
        @Nullable String assumedRole) {

    public ExplainRequest withText(String other) {
        return new ExplainRequest(other, searchPath, settings, assumedRole);
    }
}
