package io.plumbline.job.emit;

/** The model's closed sets and the wire's, which have the same names. */
final class Names {

    private Names() {}

    static <E extends Enum<E>> E same(Class<E> wire, Enum<?> name) {
        return Enum.valueOf(wire, name.name());
    }
}
