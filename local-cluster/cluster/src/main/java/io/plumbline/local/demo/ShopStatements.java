package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.local.demo.shop.ShopStatement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shop's statements by the hash under which the product knows them. */
final class ShopStatements {

    private static final Map<String, ShopStatement> BY_HASH = byHash();

    private ShopStatements() {}

    static Set<String> hashes() {
        return BY_HASH.keySet();
    }

    static String hashOf(ShopStatement statement) {
        return SqlNormalizer.normalize(statement.sql(), Dialect.POSTGRES).sqlHash();
    }

    /** The statement's name in the shop, or the text of one that is not the shop's. */
    static String nameOf(Verdict verdict) {
        ShopStatement known = BY_HASH.get(verdict.getSqlHash());
        return known == null ? verdict.getSqlText() : known.name();
    }

    private static Map<String, ShopStatement> byHash() {
        Map<String, ShopStatement> statements = new TreeMap<>();
        for (ShopStatement statement : ShopStatement.values()) {
            statements.put(hashOf(statement), statement);
        }
        return Map.copyOf(statements);
    }
}
