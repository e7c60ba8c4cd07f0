package io.plumbline.capture.hints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One hint of pg_hint_plan: a keyword, whatever its case, and what is between its parentheses. Names are compared as they
 * are, with or without quotes.
 *
 * @param words names, and the parentheses of an order, as {@link #OPEN} and {@link #CLOSE}
 */
record HintPhrase(String keyword, List<String> words) {

    /** No name holds NUL. */
    private static final String OPEN = "\0(";

    private static final String CLOSE = "\0)";

    private static final Set<String> JOINS = Set.of("nestloop", "hashjoin", "mergejoin", "nomemoize");
    private static final Set<String> SCANS = Set.of("seqscan", "tidscan", "indexscan", "indexonlyscan", "bitmapscan");

    HintPhrase {
        words = List.copyOf(words);
    }

    /** Whether a plan that is said in {@code said} among others has what this one asks for. */
    boolean isIn(HintPhrase said) {
        if (!keyword.equals(said.keyword)) {
            return false;
        }
        if (SCANS.contains(keyword)) {
            return !words.isEmpty()
                    && !said.words.isEmpty()
                    && words.get(0).equals(said.words.get(0))
                    && said.words.containsAll(words);
        }
        return JOINS.contains(keyword)
                ? Set.copyOf(words).equals(Set.copyOf(said.words)) && words.size() == said.words.size()
                : words.equals(said.words);
    }

    /** The phrases of a text; empty where it is not made of phrases. */
    static Optional<List<HintPhrase>> of(String text) {
        List<HintPhrase> phrases = new ArrayList<>();
        Scanner scanner = new Scanner(text);
        while (scanner.hasMore()) {
            Optional<HintPhrase> phrase = scanner.phrase();
            if (phrase.isEmpty()) {
                return Optional.empty();
            }
            phrases.add(phrase.get());
        }
        return Optional.of(List.copyOf(phrases));
    }

    /** Reads a text from its beginning; each step leaves white space behind. */
    private static final class Scanner {

        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
            skipSpace();
        }

        boolean hasMore() {
            return at < text.length();
        }

        Optional<HintPhrase> phrase() {
            String keyword = bare().toLowerCase(Locale.ROOT);
            skipSpace();
            if (keyword.isEmpty() || !hasMore() || text.charAt(at) != '(') {
                return Optional.empty();
            }
            List<String> words = new ArrayList<>();
            int depth = 0;
            do {
                Optional<String> word = word();
                if (word.isEmpty()) {
                    return Optional.empty();
                }
                depth += word.get().equals(OPEN) ? 1 : word.get().equals(CLOSE) ? -1 : 0;
                words.add(word.get());
            } while (depth > 0);
            return Optional.of(new HintPhrase(keyword, words.subList(1, words.size() - 1)));
        }

        private Optional<String> word() {
            if (!hasMore()) {
                return Optional.empty();
            }
            Optional<String> word = switch (text.charAt(at)) {
                case '(', ')' -> Optional.of(text.charAt(at++) == '(' ? OPEN : CLOSE);
                case '"' -> quoted();
                default -> Optional.of(bare());
            };
            skipSpace();
            return word;
        }

        /** A name up to its closing quote; empty where there is none. */
        private Optional<String> quoted() {
            StringBuilder name = new StringBuilder();
            for (at++; hasMore(); at++) {
                if (text.charAt(at) != '"') {
                    name.append(text.charAt(at));
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    name.append('"');
                    at++;
                } else {
                    at++;
                    return Optional.of(name.toString());
                }
            }
            return Optional.empty();
        }

        private String bare() {
            int start = at;
            while (hasMore() && "()\"".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skipSpace() {
            while (hasMore() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
