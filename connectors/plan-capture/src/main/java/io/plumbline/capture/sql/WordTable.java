package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    static WordTable of(Set<String> operandFollows, Set<String> reserved, Map<String, WordRole> roles) {
        Map<String, Word> all = new HashMap<>();
        operandFollows.forEach(text -> all.put(text, Word.PLAIN));
        reserved.forEach(text -> all.put(text, Word.PLAIN));
        roles.keySet().forEach(text -> all.put(text, Word.PLAIN));
        WordTable table = new WordTable(Integer.highestOneBit(all.size()) * 8);
        for (String text : all.keySet()) {
            WordRole role = roles.getOrDefault(text, WordRole.NONE);
            table.put(text, new Word(role, operandFollows.contains(text), reserved.contains(text)));
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
