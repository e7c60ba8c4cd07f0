package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.engine.mysql.ConditionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Canonical text of the conditions in a plan: every literal is {@code ?}, a list of values of any length {@code (?)}, a
 * subquery {@code (subplan)}; names carry no quotes and columns the name of their relation; what the optimizer wraps the
 * conditions of an outer join in is taken off, so that both versions of the format say the same. No recursion.
 */
final class ConditionText {

    private static final Set<String> GUARDS = Set.of("found_match", "is_not_null_compl");

    private static final ConditionToken NOTHING = new ConditionToken(Kind.SYMBOL, "");

    private final AliasNames aliases;
    private List<ConditionToken> tokens;

    private ConditionText(List<ConditionToken> tokens, AliasNames aliases) {
        this.tokens = tokens;
        this.aliases = aliases;
    }

    /** An expression as it is, but for what is not strategy. */
    static String canonical(String text, AliasNames aliases) {
        ConditionText condition = new ConditionText(ConditionLexer.split(text), aliases);
        condition.reduce();
        return join(condition.tokens, 0, condition.tokens.size());
    }

    /** The terms of a condition's AND, ordered, each once; none where the condition says nothing. */
    static Set<String> terms(String text, AliasNames aliases) {
        ConditionText condition = new ConditionText(ConditionLexer.split(text), aliases);
        condition.reduce();
        Set<String> terms = new TreeSet<>();
        List<int[]> open = new ArrayList<>();
        open.add(new int[] {0, condition.tokens.size()});
        while (!open.isEmpty()) {
            int[] range = open.remove(open.size() - 1);
            condition.split(range[0], range[1], open, terms);
        }
        return terms;
    }

    private void reduce() {
        withoutSubqueries();
        withoutGuards();
        withoutSigns();
        withoutListLengths();
        withoutAliases();
        withoutIsnull();
    }

    /** Servers before 8.0.20 print {@code isnull(a)} for {@code a is null}. */
    private void withoutIsnull() {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            boolean call = tokens.get(i).isWord("isnull") && tokens.get(i + 1).isSymbol("(");
            if (call && tokens.get(i + 2).isName() && tokens.get(i + 3).isSymbol(")")) {
                tokens.set(i, tokens.get(i + 2));
                tokens.set(i + 1, new ConditionToken(Kind.WORD, "is"));
                tokens.set(i + 2, new ConditionToken(Kind.WORD, "null"));
                tokens.set(i + 3, NOTHING);
            }
        }
        tokens.removeIf(token -> token.equals(NOTHING));
    }

    /** Whether a range is {@code column is not null}, which servers add to joins as they see fit. */
    private boolean isNotNull(int from, int to) {
        return to - from == 4
                && tokens.get(from).isName()
                && tokens.get(from + 1).isWord("is")
                && tokens.get(from + 2).isWord("not")
                && tokens.get(from + 3).isWord("null");
    }

    /** Puts the terms of a range into {@code terms}, or further ranges into {@code open}. */
    private void split(int start, int stop, List<int[]> open, Set<String> terms) {
        int from = start;
        int to = stop;
        while (to - from > 2 && tokens.get(from).isSymbol("(") && closing(from) == to - 1) {
            from++;
            to--;
        }
        int begun = from;
        boolean between = false;
        for (int i = from; i < to; i++) {
            ConditionToken token = tokens.get(i);
            if (token.isSymbol("(")) {
                i = closing(i);
            } else if (token.isWord("between")) {
                between = true;
            } else if (token.isWord("or") || token.isWord("xor")) {
                terms.add(join(tokens, from, to));
                return;
            } else if (token.isWord("and")) {
                if (between) {
                    between = false;
                } else {
                    open.add(new int[] {begun, i});
                    begun = i + 1;
                }
            }
        }
        if (begun > from) {
            open.add(new int[] {begun, to});
        } else if (to > from
                && !isNotNull(from, to)
                && !(to - from == 1 && tokens.get(from).kind() == Kind.VALUE)) {
            terms.add(join(tokens, from, to));
        }
    }

    /** A subquery in parentheses, however it is printed, is one word. */
    private void withoutSubqueries() {
        List<ConditionToken> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            boolean lookup = isLookup(i);
            i += lookup ? 1 : 0;
            kept.add(tokens.get(i));
            if (lookup || (tokens.get(i).isSymbol("(") && isSubquery(i + 1))) {
                kept.add(new ConditionToken(Kind.WORD, "subplan"));
                i = closing(i);
                kept.add(new ConditionToken(Kind.SYMBOL, ")"));
            }
        }
        tokens = kept;
    }

    /** {@code <index_lookup>(...)}: a subquery that was found to be a lookup, with the name of the index in it. */
    private boolean isLookup(int position) {
        return tokens.get(position).text().endsWith("index_lookup>")
                && position + 1 < tokens.size()
                && tokens.get(position + 1).isSymbol("(");
    }

    private boolean isSubquery(int position) {
        if (position >= tokens.size()) {
            return false;
        }
        ConditionToken first = tokens.get(position);
        boolean numbered =
                position + 1 < tokens.size() && tokens.get(position + 1).isSymbol("#");
        return first.kind() == Kind.SUBQUERY_MARK
                || first.isWord("<materialize>")
                || (numbered && (first.isWord("select") || first.isWord("subquery")));
    }

    /** {@code <if>(found_match(t), condition, true)} and {@code trigcond(condition)} are their condition. */
    private void withoutGuards() {
        List<ConditionToken> kept = new ArrayList<>(tokens.size());
        boolean[] dropped = new boolean[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("<if>") && isGuard(i)) {
                dropGuard(i, dropped);
            } else if (tokens.get(i).isWord("trigcond")) {
                dropped[i] = true;
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (!dropped[i]) {
                kept.add(tokens.get(i));
            }
        }
        tokens = kept;
    }

    private boolean isGuard(int position) {
        return position + 3 < tokens.size()
                && tokens.get(position + 1).isSymbol("(")
                && GUARDS.contains(tokens.get(position + 2).text())
                && tokens.get(position + 3).isSymbol("(");
    }

    /** Keeps the opening parenthesis, the condition and the closing one. */
    private void dropGuard(int position, boolean[] dropped) {
        int close = closing(position + 1);
        int guardEnd = closing(position + 3);
        dropped[position] = true;
        for (int i = position + 2; i <= Math.min(guardEnd + 1, dropped.length - 1); i++) {
            dropped[i] = true;
        }
        for (int i = Math.max(position, close - 2); i < Math.min(close, dropped.length); i++) {
            dropped[i] = true;
        }
    }

    private void withoutSigns() {
        List<ConditionToken> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            boolean sign = tokens.get(i).isSymbol("-") || tokens.get(i).isSymbol("+");
            boolean value = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.VALUE;
            if (!(sign && value && isOperandExpected(kept))) {
                kept.add(tokens.get(i));
            }
        }
        tokens = kept;
    }

    private static boolean isOperandExpected(List<ConditionToken> before) {
        if (before.isEmpty()) {
            return true;
        }
        ConditionToken last = before.get(before.size() - 1);
        return last.kind() == Kind.SYMBOL && !last.isSymbol(")");
    }

    /** From the inside out: a group of values, or of such groups, is one value in parentheses. */
    private void withoutListLengths() {
        List<ConditionToken> kept = new ArrayList<>(tokens.size());
        List<Integer> starts = new ArrayList<>();
        for (ConditionToken token : tokens) {
            kept.add(token);
            if (token.isSymbol("(")) {
                starts.add(kept.size() - 1);
            } else if (token.isSymbol(")") && !starts.isEmpty()) {
                int start = starts.remove(starts.size() - 1);
                if (isValues(kept, start + 1, kept.size() - 1)) {
                    kept.subList(start, kept.size()).clear();
                    collapse(kept);
                }
            }
        }
        tokens = kept;
    }

    /** Parentheses of a function call and of an IN list stay; within a list the row is a value as any other. */
    private static void collapse(List<ConditionToken> kept) {
        ConditionToken before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        if (before != null && before.isName()) {
            kept.add(new ConditionToken(Kind.SYMBOL, "("));
            kept.add(ConditionToken.PARAMETER);
            kept.add(new ConditionToken(Kind.SYMBOL, ")"));
        } else {
            kept.add(ConditionToken.PARAMETER);
        }
    }

    private static boolean isValues(List<ConditionToken> list, int from, int to) {
        boolean any = false;
        for (int i = from; i < to; i++) {
            boolean value = list.get(i).kind() == Kind.VALUE;
            if (!value && !list.get(i).isSymbol(",")) {
                return false;
            }
            any |= value;
        }
        return any;
    }

    /** {@code schema.alias.column} and {@code alias.column} become the relation's name and the column. */
    private void withoutAliases() {
        List<ConditionToken> kept = new ArrayList<>(tokens.size());
        int i = 0;
        while (i < tokens.size()) {
            List<String> parts = new ArrayList<>();
            int end = i;
            while (end < tokens.size() && tokens.get(end).isName()) {
                parts.add(tokens.get(end).text());
                end++;
                if (end + 1 < tokens.size()
                        && tokens.get(end).isSymbol(".")
                        && tokens.get(end + 1).isName()) {
                    end++;
                } else {
                    break;
                }
            }
            if (parts.size() > 1) {
                kept.add(new ConditionToken(Kind.QUOTED, aliases.column(parts)));
                i = end;
            } else {
                kept.add(tokens.get(i));
                i++;
            }
        }
        tokens = kept;
    }

    /** Where the parenthesis that opens here is closed; the last token where it is not. */
    private int closing(int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : 0;
            depth -= tokens.get(i).isSymbol(")") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static String join(List<ConditionToken> tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            ConditionToken token = tokens.get(i);
            if (i > from && isSpaced(tokens.get(i - 1), token)) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }

    private static boolean isSpaced(ConditionToken left, ConditionToken right) {
        if (left.isSymbol("(")
                || left.isSymbol(".")
                || right.isSymbol(")")
                || right.isSymbol(",")
                || right.isSymbol(".")) {
            return false;
        }
        return !(right.isSymbol("(") && left.isName() && !ConditionWords.isKeyword(left));
    }
}
