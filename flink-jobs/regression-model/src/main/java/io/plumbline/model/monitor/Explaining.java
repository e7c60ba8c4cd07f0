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

    /** Hashes over outcomes, levels, plans and what held back, the same in every process. */
    Explained digest(Told told) {
        int all = 17;
        int loud = 17;
        for (Finding finding : told.findings().findings()) {
            int outcome = 31 * finding.rule().name().hashCode()
                    + finding.outcome().name().hashCode();
            boolean crossed = finding.outcome() == Outcome.FIRED || finding.outcome() == Outcome.NOT_PERSISTENT;
            all = 31 * all + outcome;
            loud = crossed ? 31 * loud + outcome : loud;
        }
        for (HeldBack each : heldBack(told)) {
            loud = 31 * loud + each.reason().name().hashCode();
            loud = 31 * loud + each.have();
        }
        InstanceState after = told.after();
        loud = 31 * loud + after.observedLevel().name().hashCode();
        loud = 31 * loud + after.level().name().hashCode();
        loud = 31 * loud + after.announcedLevel().name().hashCode();
        loud = 31 * loud + Objects.requireNonNullElse(after.planHash(), "").hashCode();
        loud = 31 * loud + told.window().map(MaintenanceWindow::id).orElse("").hashCode();
        return new Explained(31 * all + loud, loud, told.scene().sample().observedAt());
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
