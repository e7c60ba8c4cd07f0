package io.plumbline.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes state bytes: counts and lengths as variable-length integers, numbers in 8 bytes big-endian, text as UTF-8 after
 * its length, an enum by its name, an instant as seconds and nanoseconds. Maps are written in key order, so that equal
 * values have equal bytes.
 */
final class StateWriter {

    private static final int INITIAL_BYTES = 2_048;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    StateWriter(int formatVersion) {
        put(formatVersion);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void flag(boolean value) {
        put(value ? 1 : 0);
    }

    void count(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            put((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put(rest);
    }

    void number(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void number(double value) {
        number(Double.doubleToLongBits(value));
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        count(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void name(Enum<?> value) {
        bytes(EnumName.of(value));
    }

    void instant(Instant value) {
        number(value.getEpochSecond());
        count(value.getNano());
    }

    <T> void optional(@Nullable T value, BiConsumer<StateWriter, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    <T> void list(List<T> values, BiConsumer<StateWriter, T> write) {
        count(values.size());
        for (T value : values) {
            write.accept(this, value);
        }
    }

    <V> void map(Map<String, V> values, BiConsumer<StateWriter, V> write) {
        count(values.size());
        new TreeMap<>(values).forEach((key, value) -> {
            text(key);
            write.accept(this, value);
        });
    }

    private void put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
