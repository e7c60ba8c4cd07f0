package io.plumbline.sync.pins;

/** What became of a pin on an instance; wire names, added to and never changed. */
public enum PinOutcome {
    /** Nothing was done: the actuator is {@code none} or lacks what it needs on the server, or the command asks only. */
    PROPOSED,
    /** The hints are in place and the server's plan is the wanted one. */
    EFFECTIVE,
    /** With the hints in place the server planned otherwise; they were taken away. */
    NOT_EFFECTIVE,
    /** The plan cannot be said in hints. */
    NOT_EXPRESSIBLE,
    /** What is to be pinned cannot be: the server does not know or explain the statement, or somebody else pinned it. */
    NOT_POSSIBLE,
    /** What the pin named is gone; it was taken away. */
    RETIRED,
    /** Its time was over; it was taken away. */
    EXPIRED,
    /** It was taken away because that was asked for. */
    REMOVED,
    /** The server could not be asked; it is tried again at the next sweep. */
    FAILED
}
