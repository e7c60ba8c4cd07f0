package io.plumbline.local.control;

import org.jspecify.annotations.Nullable;

/** The identity of a plan in the control database; {@code instance} is null for a GLOBAL baseline. */
public record StoredPlan(
        String cluster,
        String database,
        String namespace,
        String sqlHash,
        String planHash,
        @Nullable String instance) {

    private static final int SQL_HASH_DIGITS = 32;
    private static final int PLAN_HASH_DIGITS = 64;

    /** Of cluster orders, database shop, namespace public. */
    public static StoredPlan ofShop(String sqlHash, String planHash) {
        return new StoredPlan("orders", "shop", "public", sqlHash, planHash, null);
    }

    public static String sqlHash(int number) {
        return hex(number, SQL_HASH_DIGITS);
    }

    public static String planHash(int number) {
        return hex(number, PLAN_HASH_DIGITS);
    }

    public StoredPlan in(String otherNamespace) {
        return new StoredPlan(cluster, database, otherNamespace, sqlHash, planHash, instance);
    }

    public StoredPlan localTo(String otherInstance) {
        return new StoredPlan(cluster, database, namespace, sqlHash, planHash, otherInstance);
    }

    String key() {
        return String.join("/", cluster, database, namespace, sqlHash, planHash)
                + (instance == null ? "" : "/" + instance);
    }

    private static String hex(int number, int digits) {
        return String.format("%0" + digits + "x", number);
    }
}
