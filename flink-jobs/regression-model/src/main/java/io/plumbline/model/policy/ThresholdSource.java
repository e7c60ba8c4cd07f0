package io.plumbline.model.policy;

/** Where a threshold came from, from the widest scope to the most specific; wire names. */
public enum ThresholdSource {
    DEFAULT,
    CLUSTER,
    DATABASE,
    NAMESPACE,
    STATEMENT
}
