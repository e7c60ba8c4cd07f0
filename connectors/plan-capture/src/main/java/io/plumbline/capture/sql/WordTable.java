package io.plumbline.capture.sql;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks a word up in a slice of a text without allocating; open addressing over a table at most a quarter full. */
final class WordTable {

    private static final int CASE_BIT = 0x20;

    /** The upper bits of a product are the mixed ones. */
    private static final int SHIFT = 16;

    private final char[][] texts;
    private final Word[] words;
    private final int mask;

    private WordTable(int capacity) {
        texts = new char[capacity][];
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
        char[] characters = text.toCharArray();
        int slot = hash(characters, 0, characters.length) & mask;
        while (texts[slot] != null) {
            slot = (slot + 1) & mask;
        }
        texts[slot] = characters;
        words[slot] = word;
    }

    /** The word that {@code text[from, to)} spells in any case; {@link Word#PLAIN} when it is none of the table. */
    Word find(char[] text, int from, int to) {
        if (from == to) {
            return Word.PLAIN;
        }
        int slot = hash(text, from, to) & mask;
        while (texts[slot] != null) {
            if (spells(texts[slot], text, from, to)) {
                return words[slot];
            }
            slot = (slot + 1) & mask;
        }
        return Word.PLAIN;
    }

    private static boolean spells(char[] word, char[] text, int from, int to) {
        if (word.length != to - from) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != CharClass.lower(text[from + i])) {
                return false;
            }
        }
        return true;
    }

    /** Of the length and three characters, so that a long word takes no longer; the case of letters is one bit. */
    private static int hash(char[] text, int from, int to) {
        int length = to - from;
        int first = text[from] | CASE_BIT;
        int middle = text[from + length / 2] | CASE_BIT;
        int last = text[to - 1] | CASE_BIT;
        int hash = first * 0x9E3779B1 + middle * 0x85EBCA77 + last * 0xC2B2AE3D + length * 0x27D4EB2F;
        return hash >>> SHIFT;
    }
}
