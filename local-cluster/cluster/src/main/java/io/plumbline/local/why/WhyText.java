package io.plumbline.local.why;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.HeldBack;
import io.plumbline.avro.v1.RuleTrial;
import io.plumbline.avro.v1.ThresholdInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation as a person reads it. */
public final class WhyText {

    private static final String RULE = "  %-24s %-25s %14s %14s %9s%n";
    private static final int HASH_DIGITS = 12;

    private WhyText() {}

    /** Several lines, the last one empty. */
    public static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        text.append("statement  %s in %s/%s, namespace %s, on %s%n"
                .formatted(
                        explanation.getSqlHash(),
                        explanation.getCluster(),
                        explanation.getDatabase(),
                        explanation.getNamespace(),
                        explanation.getInstance()));
        text.append("           ").append(explanation.getSqlText()).append('\n');
        text.append("observed   %s, %s%n".formatted(explanation.getObservedAt(), plans(explanation)));
        text.append("level      %s in force, %s announced last, %s by this observation%n"
                .formatted(explanation.getLevel(), explanation.getAnnouncedLevel(), explanation.getObservedLevel()));
        heldBack(explanation).forEach(line -> text.append(line).append('\n'));
        text.append("rules\n");
        text.append(String.format(RULE, "RULE", "OUTCOME", "OBSERVED", "REFERENCE", "RATIO"));
        for (RuleTrial trial : explanation.getRules()) {
            append(text, trial);
        }
        return text.toString();
    }

    private static String plans(Explanation explanation) {
        String plan = explanation.getPlanHash() == null ? "no plan" : "plan " + cut(explanation.getPlanHash());
        return explanation.getBaselinePlanHash() == null
                ? plan + ", no baseline"
                : plan + ", baseline " + cut(explanation.getBaselinePlanHash()) + " of "
                        + explanation.getBaselineSamples() + " samples";
    }

    private static List<String> heldBack(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        for (HeldBack each : explanation.getHeldBack()) {
            String until = each.getUntil() == null ? "" : ", until " + each.getUntil();
            lines.add("held back  " + each.getReason() + ": " + each.getDetail() + until);
        }
        if (explanation.getSuppressedBy() != null) {
            lines.add("suppressed by maintenance window " + explanation.getSuppressedBy());
        }
        if (explanation.getFlaps() > 0) {
            lines.add("flaps      " + explanation.getFlaps() + " since the last transition");
        }
        return lines;
    }

    private static void append(StringBuilder text, RuleTrial trial) {
        text.append(String.format(
                RULE,
                trial.getRule(),
                trial.getLevel() == null ? trial.getOutcome() : trial.getOutcome() + " " + trial.getLevel(),
                number(trial.getObserved()),
                number(trial.getReference()),
                number(trial.getRatio())));
        text.append("      ").append(trial.getDetail()).append('\n');
        text.append("      thresholds: ")
                .append(trial.getThresholds().stream().map(WhyText::threshold).collect(Collectors.joining(", ")))
                .append('\n');
    }

    private static String threshold(ThresholdInForce threshold) {
        String source = threshold.getSource().equals("DEFAULT") ? "" : " (" + threshold.getSource() + ")";
        return threshold.getParameter() + " " + number(threshold.getValue()) + source;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.6g", value);
    }

    private static String cut(String hash) {
        return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
    }
}
