package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks a word up in a slice of bytes without allocating; open addressing over a table at most a quarter full. */
final class WordTable {

    private static final int LONGEST = 24;

    private final byte[][] texts;
    private final Word[] words;
    private final int mask;

    private WordTable(int capacity) {
        texts = new byte[capacity][];
        words = new Word[capacity];
        mask = capacity - 1;
    }

    /**
     * Makes a table.
     *
     * @param operandFollows words after which an operand is expected
     * @param reserved words that can be names only in quotes
     * @param roles words with a role
     * @param synonyms further spellings of words
     */
    static WordTable of(
            Set<String> operandFollows,
            Set<String> reserved,
            Map<String, WordRole> roles,
            Map<String, String> synonyms) {
        Set<String> all = new HashSet<>(operandFollows);
        all.addAll(reserved);
        all.addAll(roles.keySet());
        all.addAll(synonyms.keySet());
        WordTable table = new WordTable(Integer.highestOneBit(all.size()) * 8);
        for (String text : all) {
            String spelling = synonyms.getOrDefault(text, "");
            String meant = spelling.isEmpty() ? text : spelling;
            WordRole role = roles.getOrDefault(meant, WordRole.NONE);
            table.put(text, new Word(role, operandFollows.contains(meant), reserved.contains(text), spelling));
        }
        return table;
    }

    private void put(String text, Word word) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int slot = hash(bytes, 0, bytes.length) & mask;
        while (texts[slot] != null) {
            slot = (slot + 1) & mask;
        }
        texts[slot] = bytes;
        words[slot] = word;
    }

    /** The word that {@code bytes[from, to)} spells in any case; {@link Word#PLAIN} when it is none of the table. */
    Word find(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return Word.PLAIN;
        }
        int slot = hash(bytes, from, to) & mask;
        while (texts[slot] != null) {
            if (spells(texts[slot], bytes, from, to)) {
                return words[slot];
            }
            slot = (slot + 1) & mask;
        }
        return Word.PLAIN;
    }

    private static boolean spells(byte[] word, byte[] bytes, int from, int to) {
        if (word.length != to - from) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != CharClass.lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + CharClass.lower(bytes[i]);
        }
        return hash ^ (hash >>> 9);
    }
}
