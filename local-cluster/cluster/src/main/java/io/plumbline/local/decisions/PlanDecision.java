package io.plumbline.local.decisions;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants decided.
 *
 * @param arguments by the names of the function's parameters; those left out are null
 */
public record PlanDecision(DecidingFunction function, Map<String, String> arguments) {

    public PlanDecision {
        arguments = Map.copyOf(arguments);
        function.requireParameters(arguments.keySet());
    }

    public static PlanDecision by(DecidingFunction function) {
        return new PlanDecision(function, Map.of());
    }

    /** With one argument more; null leaves it out. */
    public PlanDecision with(String parameter, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(arguments);
        more.put(parameter, value);
        return new PlanDecision(function, more);
    }

    @Nullable
    String argument(String parameter) {
        return arguments.get(parameter);
    }
}
