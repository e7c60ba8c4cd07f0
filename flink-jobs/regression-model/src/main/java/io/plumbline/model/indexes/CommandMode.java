package io.plumbline.model.indexes;

/** Whether a command asks or acts; wire names. */
public enum CommandMode {
    /** Asks a person. */
    PROPOSED,
    /** Lets index-sync act. */
    APPLY
}
