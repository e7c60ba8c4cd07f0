package io.plumbline.pollers.postgres;

import java.util.Set;

/**
 * Tells statements that read only {@code pg_*} relations and {@code information_schema}.
 *
 * <p>Reads canonical text word by word: what follows {@code from}, {@code join} or a comma of a FROM list is a relation.
 * Where it cannot tell, a name counts as a relation of the application, so nothing of it is left out.
 */
final class CatalogOnly {

    private static final Set<String> ENDS_LIST = Set.of(
            "where",
            "group",
            "order",
            "limit",
            "having",
            "union",
            "except",
            "intersect",
            "on",
            "using",
            "window",
            "set",
            "select",
            "fetch",
            "offset",
            "for",
            "returning",
            "values");
    private static final Set<String> SKIPPED = Set.of("only", "lateral");

    private final String text;
    private int at;
    private boolean expectsRelation;
    private boolean inList;
    private int relations;

    private CatalogOnly(String text) {
        this.text = text;
    }

    /** Whether {@code text}, canonical, names at least one relation and none but the catalogue's. */
    static boolean isCatalogOnly(String text) {
        return new CatalogOnly(text).read();
    }

    private boolean read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isWordCharacter(c)) {
                if (!accepts(word())) {
                    return false;
                }
            } else {
                at++;
                if (c == ',') {
                    expectsRelation = inList;
                } else if (c == '(' || c == ')') {
                    expectsRelation = false;
                    inList = c == ')' && inList;
                }
            }
        }
        return relations > 0;
    }

    private boolean accepts(String word) {
        if (word.equals("into") || word.equals("update")) {
            return false;
        }
        if (word.equals("from") || word.equals("join")) {
            expectsRelation = true;
            inList = true;
        } else if (ENDS_LIST.contains(word)) {
            expectsRelation = false;
            inList = false;
        } else if (expectsRelation && !SKIPPED.contains(word)) {
            expectsRelation = false;
            relations++;
            return isOfCatalog(word);
        }
        return true;
    }

    private static boolean isOfCatalog(String relation) {
        String name = relation.substring(relation.lastIndexOf('.') + 1);
        return relation.startsWith("pg_")
                || relation.startsWith("information_schema.")
                || name.startsWith("pg_stat_statements");
    }

    private String word() {
        int start = at;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '"';
    }
}
