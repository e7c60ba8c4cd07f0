package io.plumbline.model.verdicts;

/**
 * Consecutive judged observations, a count each.
 *
 * @param atLeastWarn at WARN or worse
 * @param atLeastBlock at BLOCK
 * @param belowWarn at PASS
 * @param belowBlock at PASS or WARN
 */
public record Streaks(int atLeastWarn, int atLeastBlock, int belowWarn, int belowBlock) {

    /** Before the first observation. */
    public static final Streaks NONE = new Streaks(0, 0, 0, 0);
}
