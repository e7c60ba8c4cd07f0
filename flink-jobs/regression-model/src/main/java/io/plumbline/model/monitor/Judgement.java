package io.plumbline.model.monitor;

/** What became of a sample; wire names. The ledger: samples = judged + repeated. */
public enum Judgement {
    /** Used: learned from and, where it has a plan, judged. */
    JUDGED,
    /** Seen before, or not newer than the last sample of its entry: nothing was changed. */
    REPEATED
}
