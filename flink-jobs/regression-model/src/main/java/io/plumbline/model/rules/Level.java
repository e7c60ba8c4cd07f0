package io.plumbline.model.rules;

/** How bad it is, in rising order; wire names. */
public enum Level {
    PASS,
    WARN,
    BLOCK;

    public static Level worse(Level one, Level other) {
        return one.isAtLeast(other) ? one : other;
    }

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
