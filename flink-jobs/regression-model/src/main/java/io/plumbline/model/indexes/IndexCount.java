package io.plumbline.model.indexes;

/** What the planner did that nobody else sees; metric names in lower case. */
public enum IndexCount {
    /** A known definition was forgotten: too old, or too many. */
    DEFINITION_FORGOTTEN,
    /** A relation was neither seen nor asked for, for the configured time, and nothing is kept of it. */
    RELATION_FORGOTTEN,
    /** A loss waited too long for a snapshot that shows it. */
    LOSS_EXPIRED,
    /** A loss was dropped because too many waited. */
    LOSS_NOT_KEPT,
    /** A loss whose index is there, perhaps under another name. */
    LOSS_VOID,
    /** A statement is PASS again, so its loss is void. */
    LOSS_CANCELLED,
    /** A loss for which a command is open already. */
    COMMAND_OPEN,
    /** A snapshot not newer than the last of its instance. */
    SNAPSHOT_REPEATED,
    /** The last snapshot of an instance was forgotten because there are too many instances. */
    INSTANCE_FORGOTTEN,
    /** A partition was forgotten because there are too many. */
    PARTITION_FORGOTTEN
}
