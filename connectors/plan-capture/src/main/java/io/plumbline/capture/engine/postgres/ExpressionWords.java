package io.plumbline.capture.engine.postgres;

import org.jspecify.annotations.Nullable;

/** The words that mean something in an expression, as the server prints them; looked up in any case. */
final class ExpressionWords {

    private static final int SLOTS = 256;
    private static final int CASE_BIT = 0x20;
    private static final int SHIFT = 24;
    private static final ExpressionWords ALL = new ExpressionWords();

    private final ExpressionToken[][] pairs = new ExpressionToken[SLOTS][];

    private ExpressionWords() {
        add(Symbol.AND, "AND");
        add(Symbol.ANY, "ANY");
        add(Symbol.ALL, "ALL");
        add(Symbol.ARRAY, "ARRAY");
        add(Symbol.EXISTS, "EXISTS");
        add(Symbol.FALSE, "false");
        add(Symbol.HASHED, "hashed");
        add(Symbol.INITPLAN, "InitPlan");
        add(Symbol.IS, "IS");
        add(Symbol.NOT, "NOT");
        add(Symbol.NULL, "NULL");
        add(Symbol.OVER, "OVER");
        add(Symbol.ROW, "ROW");
        add(Symbol.SUBPLAN, "SubPlan");
        add(Symbol.TRUE, "true");
        add(Symbol.KEYWORD, "OR", "WHEN", "THEN", "ELSE", "CASE", "FROM", "IN", "SOME", "DISTINCT", "BY", "LIKE");
        add(Symbol.TYPE_WORD, "precision", "varying", "with", "without", "time", "zone", "to");
        add(Symbol.TYPE_WORD, "year", "month", "day", "hour", "minute", "second");
    }

    private void add(Symbol symbol, String... words) {
        for (String word : words) {
            int slot = slot(word, 0, word.length());
            while (pairs[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            pairs[slot] = ExpressionToken.pair(ExpressionToken.Kind.WORD, symbol, word);
        }
    }

    /** The tokens of the word that {@code text[from, to)} spells in any case, as the server prints it; else null. */
    static ExpressionToken @Nullable [] find(String text, int from, int to) {
        int slot = slot(text, from, to);
        while (ALL.pairs[slot] != null) {
            ExpressionToken word = ALL.pairs[slot][0];
            if (word.length() == to - from && text.regionMatches(true, from, word.text(), 0, to - from)) {
                return ALL.pairs[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return null;
    }

    private static int slot(String text, int from, int to) {
        int first = text.charAt(from) | CASE_BIT;
        int last = text.charAt(to - 1) | CASE_BIT;
        return (first * 0x9E3779B1 + last * 0x85EBCA77 + (to - from) * 0x27D4EB2F) >>> SHIFT;
    }
}
