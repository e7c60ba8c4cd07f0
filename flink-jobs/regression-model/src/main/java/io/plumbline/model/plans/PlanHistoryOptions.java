package io.plumbline.model.plans;

/**
 * Bounds of the published history of plan changes.
 *
 * @param changesPerStatement changes that the history of a statement holds, 1 to 1,000,000
 * @param changesPerTask changes that the history of all statements of a task holds, 1 to 1,000,000,000
 * @param reservedPercent share that stays when a history is trimmed, 0 to 99
 */
public record PlanHistoryOptions(int changesPerStatement, int changesPerTask, int reservedPercent) {

    /** 200 changes of a statement, 100,000 of a task, half of them reserved. */
    public static PlanHistoryOptions defaults() {
        return new PlanHistoryOptions(200, 100_000, 50);
    }

    public ChangeCap ofStatement() {
        return new ChangeCap(changesPerStatement, reservedPercent);
    }

    public ChangeCap ofTask() {
        return new ChangeCap(changesPerTask, reservedPercent);
    }
}
