package io.plumbline.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    private static final int INITIAL_BYTES = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);

    StateWriter(int formatVersion) {
        bytes.write(formatVersion);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void count(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    void number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
    }

    void number(double value) {
        number(Double.doubleToLongBits(value));
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        count(value.length);
        bytes.writeBytes(value);
    }

    void name(Enum<?> value) {
        text(value.name());
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
}
