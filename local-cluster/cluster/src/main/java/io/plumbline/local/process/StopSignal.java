package io.plumbline.local.process;

/** What asks a process to end in an orderly way. */
public enum StopSignal {
    /** The usual request. */
    TERM,
    /** What PostgreSQL calls a fast shutdown: sessions are ended, nothing is lost. */
    INT
}
