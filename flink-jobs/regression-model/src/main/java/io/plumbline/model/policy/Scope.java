package io.plumbline.model.policy;

import io.plumbline.capture.identity.StatementKey;
import org.jspecify.annotations.Nullable;

/**
 * Which statements something holds for. Null means "any"; scopes nest, so a narrower part is set only with the wider
 * ones ({@link #nests()}).
 */
public record Scope(
        @Nullable String cluster,
        @Nullable String database,
        @Nullable String namespace,
        @Nullable String sqlHash) {

    /** All statements of a cluster. */
    public static Scope ofCluster(String cluster) {
        return new Scope(cluster, null, null, null);
    }

    /** Whether {@code key} is within. */
    public boolean covers(StatementKey key) {
        return covers(cluster, key.cluster())
                && covers(database, key.database())
                && covers(namespace, key.namespace())
                && covers(sqlHash, key.sqlHash());
    }

    /** Whether each part that is set has its wider ones set. */
    public boolean nests() {
        return (cluster != null || database == null)
                && (database != null || namespace == null)
                && (namespace != null || sqlHash == null);
    }

    private static boolean covers(@Nullable String scope, String name) {
        return scope == null || scope.equals(name);
    }

    /** As in a message about a row. */
    @Override
    public String toString() {
        return "cluster=" + cluster + " database=" + database + " namespace=" + namespace + " sql_hash=" + sqlHash;
    }
}
