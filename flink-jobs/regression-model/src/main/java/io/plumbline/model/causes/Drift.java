package io.plumbline.model.causes;

/** How a change came; wire names. */
public enum Drift {
    UNKNOWN,
    ABRUPT,
    GRADUAL
}
