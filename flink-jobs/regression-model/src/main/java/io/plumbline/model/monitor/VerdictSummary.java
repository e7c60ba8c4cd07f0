package io.plumbline.model.monitor;

import io.plumbline.model.causes.Cause;
import io.plumbline.model.causes.CauseFinding;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One sentence for a person. */
final class VerdictSummary {

    private static final int FLAPPING_FROM = 3;

    private VerdictSummary() {}

    static String of(
            Comparison comparison, RuleFindings findings, VerdictWriter.Transition transition, CauseFinding cause) {
        Level level = transition.moved().state().level();
        String what = level == Level.PASS || findings.counted().isEmpty()
                ? standing(comparison)
                : findings.counted().stream().map(Evidence::detail).collect(Collectors.joining("; "));
        String before = level == Level.PASS ? ", after " + transition.moved().previousLevel() : "";
        String window = transition
                .window()
                .map(each -> "; suppressed by maintenance window " + each.id())
                .orElse("");
        return level + ": " + what + before + because(cause) + settings(comparison, level)
                + flapping(transition.before().flaps()) + window + ".";
    }

    private static String settings(Comparison comparison, Level level) {
        PlanSighting now = comparison.now();
        PlanRecord reference = comparison.reference();
        if (level == Level.PASS || now == null || reference == null) {
            return "";
        }
        List<String> different = SettingsDifference.between(reference.sighting().settings(), now.settings());
        return different.isEmpty() ? "" : "; other planner settings: " + String.join(", ", different);
    }

    private static String flapping(int flaps) {
        return flaps < FLAPPING_FROM ? "" : "; FLAPPING: " + flaps + " runs broke off before";
    }

    private static String standing(Comparison comparison) {
        if (comparison.now() == null) {
            return "nothing is out of bounds any more";
        }
        double cost = comparison.now().cost().totalCost();
        if (comparison.statistics() == null) {
            return String.format(Locale.ROOT, "cost %.2f, with no accepted plan to compare with", cost);
        }
        return String.format(
                Locale.ROOT,
                "cost %.2f against the baseline's p90 of %.2f%s",
                cost,
                comparison.statistics().costP90(),
                comparison.isSamePlan() ? ", on the baseline's plan" : "");
    }

    private static String because(CauseFinding cause) {
        DdlEvent ddl = cause.ddl();
        if (ddl != null) {
            return "; cause DDL: " + ddl.commandTag() + " " + ddl.objectIdentity() + " at " + ddl.executedAt();
        }
        return cause.cause() == Cause.UNKNOWN ? "" : "; cause " + cause.cause();
    }
}
