package io.plumbline.local.baselines.exchange;

/** What importing a line does; names of the control database. */
public enum ImportOutcome {
    /** The plan has no baseline here. */
    CREATE,
    /** Status or switch become others. */
    CHANGE,
    /** It is so already. */
    KEEP,
    /** It cannot be imported. */
    REFUSE
}
