package io.plumbline.model.causes;

import java.util.Optional;

/** KIND_FLIP. Holds when the last good sighting on the instance had a plan of another kind. */
final class KindFlipped implements CauseTest {

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        return context.lastGoodKind() != null
                        && context.now() != null
                        && context.lastGoodKind() != context.now().kind()
                ? Optional.of(new CauseFinding(Cause.KIND_FLIP, null))
                : Optional.empty();
    }
}
