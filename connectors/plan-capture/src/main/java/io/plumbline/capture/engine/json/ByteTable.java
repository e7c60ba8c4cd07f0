package io.plumbline.capture.engine.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks a name up in a slice of bytes without making a text of it; open addressing, at most a quarter full. Immutable. */
public final class ByteTable<T> {

    /** The upper bits of a product are the mixed ones. */
    private static final int SHIFT = 16;

    private final byte[][] names;
    private final List<@Nullable T> values;
    private final int mask;

    public ByteTable(Map<String, T> named) {
        int capacity = Integer.highestOneBit(named.size()) * 8;
        names = new byte[capacity][];
        values = new ArrayList<>(Collections.nCopies(capacity, null));
        mask = capacity - 1;
        named.forEach((name, value) -> put(name.getBytes(StandardCharsets.UTF_8), value));
    }

    private void put(byte[] name, T value) {
        int slot = slot(name, 0, name.length);
        while (names[slot] != null) {
            slot = (slot + 1) & mask;
        }
        names[slot] = name;
        values.set(slot, value);
    }

    /** What {@code text[from, to)} names, or null. */
    public @Nullable T find(byte[] text, int from, int to) {
        if (from == to) {
            return null;
        }
        int slot = slot(text, from, to);
        while (names[slot] != null) {
            if (Arrays.equals(names[slot], 0, names[slot].length, text, from, to)) {
                return values.get(slot);
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** By the length and three bytes, so that a long name takes no longer. */
    private int slot(byte[] text, int from, int to) {
        int length = to - from;
        int hash = text[from] * 0x9E3779B1
                + text[from + length / 2] * 0x85EBCA77
                + text[to - 1] * 0xC2B2AE3D
                + length * 0x27D4EB2F;
        return (hash >>> SHIFT) & mask;
    }
}
