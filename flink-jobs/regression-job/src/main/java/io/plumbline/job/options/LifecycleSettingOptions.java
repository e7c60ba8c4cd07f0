package io.plumbline.job.options;

import io.plumbline.model.plans.EvolutionPolicy;
import io.plumbline.model.plans.LifecycleOptions;
import java.time.Duration;
import java.util.List;

/** When plans are accepted and retired, and statements and relations forgotten, without a person. */
final class LifecycleSettingOptions {

    private static final LifecycleOptions DEFAULTS = LifecycleOptions.defaults();

    static final JobOption<EvolutionPolicy> POLICY = JobOption.choice(
            "plumbline.evolution.policy",
            EvolutionPolicy.class,
            DEFAULTS.policy(),
            "What becomes of an unaccepted plan that has shown itself to be faster: nothing, proposed in its baseline, or accepted.");
    static final JobOption<Integer> MINIMUM_INTERVALS = JobOption.count(
            "plumbline.evolution.minimum-intervals",
            DEFAULTS.minimumIntervals(),
            new JobOption.Range(1, 1_000_000),
            "Measured intervals between polls that the plan, and the one it is compared with, need in the window.");
    static final JobOption<Integer> MINIMUM_CALLS = JobOption.count(
            "plumbline.evolution.minimum-calls",
            DEFAULTS.minimumCalls(),
            new JobOption.Range(1, 1_000_000_000),
            "Calls that both need in the window.");
    static final JobOption<Double> MAXIMUM_TIME_RATIO = JobOption.ratio(
            "plumbline.evolution.maximum-time-ratio",
            DEFAULTS.maximumTimeRatio(),
            "Most mean time per call of a faster plan, in parts of that of the plan it is compared with.");
    static final JobOption<Duration> RETIRE_AFTER = JobOption.time(
            "plumbline.plans.retire-after",
            DEFAULTS.retireAfter(),
            Duration.ofMillis(1),
            Duration.ofDays(3_650),
            "How long an accepted plan must have been unseen to be retired.");
    static final JobOption<Duration> FORGET_AFTER = JobOption.time(
            "plumbline.state.forget-after",
            DEFAULTS.forgetAfter(),
            Duration.ofDays(2),
            Duration.ofDays(3_650),
            "How long a statement must have been neither sampled nor decided about, or a relation not seen, for its state to be"
                    + " deleted. Statements with a plan that is FIXED, REJECTED or switched off stay.");

    static final List<JobOption<?>> ALL =
            List.of(POLICY, MINIMUM_INTERVALS, MINIMUM_CALLS, MAXIMUM_TIME_RATIO, RETIRE_AFTER, FORGET_AFTER);

    private LifecycleSettingOptions() {}
}
