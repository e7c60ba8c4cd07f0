package io.plumbline.state;

/**
 * Map keys of a statement's plans: a plan's number, and for a closed sub-window also its index, both in base 36. They are
 * short because each of a plan's sub-windows has one.
 */
public final class PlanKeys {

    private static final int BASE = 36;

    private PlanKeys() {}

    /** Key in {@link StateDescriptors#PLAN_DETAILS} and {@link StateDescriptors#PLAN_STATISTICS}. */
    public static String plan(int number) {
        return Integer.toString(number, BASE);
    }

    /** Key in {@link StateDescriptors#PLAN_SUB_WINDOWS}. */
    public static String subWindow(int number, long index) {
        return plan(number) + "/" + Long.toString(index, BASE);
    }
}
