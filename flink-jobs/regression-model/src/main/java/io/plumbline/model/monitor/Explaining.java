package io.plumbline.model.monitor;

import io.plumbline.model.explain.Explained;
import io.plumbline.model.explain.Explanation;
import io.plumbline.model.explain.HeldBack;
import io.plumbline.model.explain.RuleTrial;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Finding;
import io.plumbline.model.rules.Level;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.CoolDown;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Track;
import io.plumbline.model.verdicts.Transitions;
import io.plumbline.model.verdicts.VerdictOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what was made of an observation, and why no more. */
final class Explaining {

    private final VerdictOptions options;

    Explaining(VerdictOptions options) {
        this.options = options;
    }

    /** An observation that was judged, with everything that came of it. */
    record Told(Scene scene, RuleFindings findings, Transitions.Moved moved, Optional<MaintenanceWindow> window) {

        InstanceState after() {
            return moved.state();
        }
    }

    /**
     * A hash over what people wait for: levels, rules that crossed a threshold, what holds back, the plan; the same in every
     * process. Why the other rules are silent goes to and fro with noise, and is no news by itself.
     */
    Explained digest(Told told) {
        int digest = 17;
        for (Finding finding : told.findings().findings()) {
            if (finding.outcome() == Outcome.FIRED || finding.outcome() == Outcome.NOT_PERSISTENT) {
                digest = 31 * digest + finding.rule().name().hashCode();
                digest = 31 * digest + finding.outcome().name().hashCode();
            }
        }
        for (HeldBack each : heldBack(told)) {
            digest = 31 * digest + each.reason().name().hashCode();
            digest = 31 * digest + each.have();
        }
        InstanceState after = told.after();
        digest = 31 * digest + after.observedLevel().name().hashCode();
        digest = 31 * digest + after.level().name().hashCode();
        digest = 31 * digest + after.announcedLevel().name().hashCode();
        digest = 31 * digest + Objects.requireNonNullElse(after.planHash(), "").hashCode();
        digest = 31 * digest
                + told.window().map(MaintenanceWindow::id).orElse("").hashCode();
        return new Explained(digest, told.scene().sample().observedAt());
    }

    Explanation explain(Told told, long baselineSamples) {
        Sample sample = told.scene().sample();
        PlanSighting now = told.scene().now();
        InstanceState after = told.after();
        List<HeldBack> heldBack = heldBack(told);
        return new Explanation(
                sample.key(),
                sample.instance(),
                sample.engine(),
                sample.sqlText(),
                sample.observationId(),
                sample.observedAt(),
                now == null ? null : now.plan().planHash(),
                told.scene().reference().map(PlanRecord::planHash).orElse(null),
                baselineSamples,
                after.observedLevel(),
                after.level(),
                after.announcedLevel(),
                told.findings().findings().stream()
                        .map(finding -> trial(told, finding))
                        .toList(),
                heldBack,
                after.flaps(),
                told.window().map(MaintenanceWindow::id).orElse(null),
                summary(told, heldBack));
    }

    private static RuleTrial trial(Told told, Finding finding) {
        return new RuleTrial(finding, told.scene().thresholds().of(finding.rule()));
    }

    private List<HeldBack> heldBack(Told told) {
        List<HeldBack> reasons = new ArrayList<>();
        for (Finding finding : told.findings().findings()) {
            if (finding.outcome() == Outcome.NOT_PERSISTENT) {
                reasons.add(new HeldBack(HeldBack.Reason.PERSISTENCE, 0, 0, null, finding.detail()));
            }
        }
        streak(told.after(), told.after().plans(), "observations with a plan").ifPresent(reasons::add);
        streak(told.after(), told.after().work(), "measured polls").ifPresent(reasons::add);
        told.moved()
                .heldBack()
                .ifPresent(level -> reasons.add(cooling(told.scene().standing().coolDown(), level)));
        told.window()
                .filter(window -> told.after().observedLevel() != Level.PASS)
                .ifPresent(window -> reasons.add(new HeldBack(
                        HeldBack.Reason.MAINTENANCE_WINDOW,
                        0,
                        0,
                        null,
                        "maintenance window " + window.id() + ": " + window.reason())));
        return reasons;
    }

    private Optional<HeldBack> streak(InstanceState after, Track track, String of) {
        Level seen = track.observed();
        Level level = track.level();
        boolean rises = !level.isAtLeast(seen);
        if (seen == level || (rises && after.level().isAtLeast(seen))) {
            return Optional.empty();
        }
        if (rises) {
            int have = seen == Level.BLOCK && level == Level.WARN
                    ? track.streaks().atLeastBlock()
                    : track.streaks().atLeastWarn();
            return Optional.of(counted(HeldBack.Reason.RAISE_STREAK, have, options.raiseAfter(), seen + " on", of));
        }
        int have = seen == Level.PASS
                ? track.streaks().belowWarn()
                : track.streaks().belowBlock();
        return Optional.of(
                counted(HeldBack.Reason.CLEAR_STREAK, have, options.clearAfter(), "below " + level + " on", of));
    }

    private static HeldBack counted(HeldBack.Reason reason, int have, int need, String what, String of) {
        return new HeldBack(reason, have, need, null, what + " " + have + " of " + need + " " + of + " in a row");
    }

    private static HeldBack cooling(@Nullable CoolDown coolDown, Level level) {
        return new HeldBack(
                HeldBack.Reason.COOL_DOWN,
                0,
                0,
                coolDown == null ? null : coolDown.until(),
                level + " is ripe, but the level fell a short while ago");
    }

    private static String summary(Told told, List<HeldBack> heldBack) {
        InstanceState after = told.after();
        String fired = told.findings().counted().isEmpty()
                ? "no rule counts"
                : told.findings().counted().stream().map(Evidence::detail).collect(Collectors.joining("; "));
        String held = heldBack.isEmpty()
                ? ""
                : heldBack.stream().map(HeldBack::detail).collect(Collectors.joining("; ", "; held back: ", ""));
        return "%s in force: %s%s.".formatted(after.level(), fired, held);
    }
}
