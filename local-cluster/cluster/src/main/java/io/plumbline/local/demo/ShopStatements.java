package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.local.demo.shop.ShopStatement;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shop's statements by the hash under which the product knows them. */
final class ShopStatements {

    private final Dialect dialect;
    private final Map<String, ShopStatement> byHash = new TreeMap<>();

    ShopStatements(Dialect dialect) {
        this.dialect = dialect;
        for (ShopStatement statement : ShopStatement.values()) {
            byHash.put(hashOf(statement), statement);
        }
    }

    Set<String> hashes() {
        return Collections.unmodifiableSet(byHash.keySet());
    }

    String hashOf(ShopStatement statement) {
        return SqlNormalizer.normalize(statement.sql(), dialect).sqlHash();
    }

    /** The statement's name in the shop, or the text of one that is not the shop's. */
    String nameOf(Verdict verdict) {
        ShopStatement known = byHash.get(verdict.getSqlHash());
        return known == null ? verdict.getSqlText() : known.name();
    }
}
