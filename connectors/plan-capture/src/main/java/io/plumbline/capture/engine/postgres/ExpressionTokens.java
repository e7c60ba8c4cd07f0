package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.Arrays;

/** A row of tokens, used anew for every expression. Outside of it there is {@link ExpressionToken#NONE}. */
final class ExpressionTokens {

    private static final int LIKELY_SIZE = 48;

    private ExpressionToken[] tokens = new ExpressionToken[LIKELY_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** The token at a position, be it outside. */
    ExpressionToken at(int position) {
        return position >= 0 && position < size ? tokens[position] : ExpressionToken.NONE;
    }

    /** The last token, or the one so many before it. */
    ExpressionToken last(int back) {
        return at(size - 1 - back);
    }

    void add(ExpressionToken token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size] = token;
        size++;
    }

    /** Puts a token in the place of another. */
    void set(int position, ExpressionToken token) {
        tokens[position] = token;
    }

    void removeLast() {
        size--;
    }

    /** Removes all tokens from a position on. */
    void cut(int position) {
        size = position;
    }

    /** Removes what only holds a place. */
    void removePlaceholders() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (tokens[i].kind() != Kind.NOTHING) {
                tokens[kept] = tokens[i];
                kept++;
            }
        }
        size = kept;
    }
}
