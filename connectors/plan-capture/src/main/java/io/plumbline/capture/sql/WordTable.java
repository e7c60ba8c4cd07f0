package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks up the word that was drafted, without allocating; open addressing over a table at most a quarter full. */
final class WordTable {

    /** 2^64 divided by the golden ratio: spreads what differs over the upper bits of the product. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** By slot: the word's last eight bytes as a number; 0 where no word is. */
    private final long[] tails;

    private final byte[][] texts;
    private final Word[] words;
    private final int shift;

    private WordTable(int capacity) {
        tails = new long[capacity];
        texts = new byte[capacity][];
        words = new Word[capacity];
        shift = Long.numberOfLeadingZeros(capacity) + 1;
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
            Map<String, Integer> roles,
            Map<String, String> synonyms) {
        Set<String> all = new HashSet<>(operandFollows);
        all.addAll(reserved);
        all.addAll(roles.keySet());
        all.addAll(synonyms.keySet());
        WordTable table = new WordTable(Integer.highestOneBit(all.size()) * 8);
        for (String text : all) {
            String spelling = synonyms.getOrDefault(text, "");
            String meant = spelling.isEmpty() ? text : spelling;
            int role = roles.getOrDefault(meant, WordRole.NONE);
            table.put(text, new Word(role, operandFollows.contains(meant), reserved.contains(text), spelling));
        }
        return table;
    }

    private void put(String text, Word word) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        long tail = 0;
        for (byte b : bytes) {
            tail = (tail << Byte.SIZE) | b;
        }
        int slot = slot(tail);
        while (tails[slot] != 0) {
            slot = next(slot);
        }
        tails[slot] = tail;
        texts[slot] = bytes;
        words[slot] = word;
    }

    /** The word drafted behind {@code text}; {@link Word#PLAIN} when it is none of the table. */
    Word find(CanonicalText text) {
        long tail = text.draftTail();
        for (int slot = slot(tail); tails[slot] != 0; slot = next(slot)) {
            if (tails[slot] == tail && text.isDraft(texts[slot])) {
                return words[slot];
            }
        }
        return Word.PLAIN;
    }

    private int slot(long tail) {
        return (int) ((tail * SPREAD) >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (tails.length - 1);
    }
}
