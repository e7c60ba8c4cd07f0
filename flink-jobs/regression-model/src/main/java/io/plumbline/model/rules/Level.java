package io.plumbline.model.rules;

/** How bad it is, in rising order; wire names. */
public enum Level {
    PASS,
    WARN,
    BLOCK;

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
