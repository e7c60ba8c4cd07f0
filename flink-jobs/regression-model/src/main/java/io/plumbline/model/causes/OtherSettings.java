package io.plumbline.model.causes;

import java.util.Optional;

/**
 * UNKNOWN, although estimates have moved: holds when the same plan is made under other planner settings than the baseline
 * was last learned with, so that neither data nor statistics need have changed. The verdict's summary names the settings.
 */
final class OtherSettings implements CauseTest {

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        boolean holds = context.isSamePlan()
                && context.reference() != null
                && context.now() != null
                && !context.reference()
                        .sighting()
                        .settings()
                        .equals(context.now().settings());
        return holds ? Optional.of(new CauseFinding(Cause.UNKNOWN, null)) : Optional.empty();
    }
}
