package io.plumbline.job.emit;

import org.jspecify.annotations.Nullable;

/** The model's closed sets and the wire's, which have the same names. */
final class Names {

    private Names() {}

    static <E extends Enum<E>> E same(Class<E> wire, Enum<?> name) {
        return Enum.valueOf(wire, name.name());
    }

    static @Nullable String orNull(@Nullable Enum<?> name) {
        return name == null ? null : name.name();
    }
}
