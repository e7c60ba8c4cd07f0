package io.plumbline.explain;

/** The catalogue's queries. User schemas only, no temporary relations. */
final class CatalogSql {

    /** Expressions for the sizes of {@code c}, a relation, and {@code x}, an index. */
    record Sizes(String ofRelation, String ofIndex) {}

    static final Sizes FILE_SIZES =
            new Sizes("coalesce(pg_table_size(c.oid), 0)", "coalesce(pg_relation_size(x.oid), 0)");

    static final Sizes ESTIMATED_SIZES = new Sizes(
            "c.relpages::int8 * current_setting('block_size')::int8",
            "x.relpages::int8 * current_setting('block_size')::int8");

    private static final String USER_RELATIONS = """
            c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't'
              AND c.relnamespace NOT IN (SELECT oid FROM pg_catalog.pg_namespace
                                         WHERE nspname IN ('pg_catalog', 'information_schema', 'pg_toast'))""";

    static final String VERSION = OwnSql.SELECT + """
            coalesce(bit_xor(hashtextextended(concat_ws('|', c.oid, c.relname, n.nspname, c.relkind,
                       c.relispartition, x.oid, x.relname, i.indisvalid, i.indisready, i.indislive), 0)), 0)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid
            LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            WHERE\s""" + USER_RELATIONS;

    private CatalogSql() {}

    static String relations(Sizes sizes) {
        return OwnSql.SELECT + """
                c.oid, n.nspname, c.relname, c.relkind::text, c.reltuples::float8,
                       %s, coalesce(pg_stat_get_mod_since_analyze(c.oid), 0),
                       greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)),
                       rn.nspname, r.relname, clock_timestamp()
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_class r
                       ON r.oid = CASE WHEN c.relispartition THEN pg_partition_root(c.oid) END
                LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
                WHERE %s ORDER BY n.nspname, c.relname""".formatted(sizes.ofRelation(), USER_RELATIONS);
    }

    static String indexes(Sizes sizes) {
        return OwnSql.SELECT + """
                i.indrelid, x.relname, a.amname, i.indnkeyatts,
                       ARRAY(SELECT pg_get_indexdef(x.oid, k, false) FROM generate_series(1, i.indnatts) k ORDER BY k),
                       pg_get_expr(i.indpred, i.indrelid), pg_get_indexdef(x.oid), i.indisunique,
                       EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conindid = x.oid
                               AND o.contype IN ('p', 'u', 'x')),
                       i.indisvalid, i.indisready, i.indislive, %s
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                JOIN pg_catalog.pg_am a ON a.oid = x.relam
                JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
                WHERE %s ORDER BY i.indrelid, x.relname""".formatted(sizes.ofIndex(), USER_RELATIONS);
    }
}
