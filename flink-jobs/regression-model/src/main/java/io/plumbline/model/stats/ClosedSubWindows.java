package io.plumbline.model.stats;

import org.jspecify.annotations.Nullable;

/** Reads the closed sub-windows of a plan, wherever they are kept. */
@FunctionalInterface
public interface ClosedSubWindows {

    /** Where there are none. */
    ClosedSubWindows NONE = index -> null;

    /** The bytes of sub-window {@code index}; null where it holds no value. */
    byte @Nullable [] read(long index);
}
