package io.plumbline.sync.pins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does nothing and says so: the default. */
public final class ProposeOnly implements PinActuator {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public PinReport reconcile(PinCommand command, Instant now) {
        return PinReport.of(PinOutcome.PROPOSED, "the actuator is none: pin the plan by hand, or set an actuator", now);
    }

    @Override
    public Optional<String> lack() {
        return Optional.empty();
    }

    /** It never put anything in place. */
    @Override
    public List<String> sweep(Instant now) {
        return List.of();
    }
}
