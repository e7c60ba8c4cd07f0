package io.plumbline.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {

    private final String state;
    private final ByteBuffer bytes;
    private final int version;

    private StateReader(String state, byte[] bytes) {
        this.state = state;
        this.bytes = ByteBuffer.wrap(bytes);
        this.version = this.bytes.get();
    }

    /**
     * Reads one state whole.
     *
     * @param newest newest format version this code knows
     * @throws StateFormatException naming the state, when the version is newer, or the bytes end early or late
     */
    static <T> T read(String state, byte[] bytes, int newest, Function<StateReader, T> parse) {
        try {
            StateReader reader = new StateReader(state, bytes);
            if (reader.version < 1 || reader.version > newest) {
                throw new StateFormatException(
                        "%s: format version must be from 1 to %d, was %d".formatted(state, newest, reader.version));
            }
            T value = parse.apply(reader);
            if (reader.bytes.hasRemaining()) {
                throw new StateFormatException(
                        "%s: %d bytes are left over of %d".formatted(state, reader.bytes.remaining(), bytes.length));
            }
            return value;
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
            throw new StateFormatException("%s: damaged state of %d bytes".formatted(state, bytes.length), e);
        }
    }

    /** Format version of these bytes. */
    int version() {
        return version;
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    int count() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new StateFormatException(state + ": a count is longer than five bytes");
    }

    long number() {
        return bytes.getLong();
    }

    double real() {
        return bytes.getDouble();
    }

    String text() {
        int length = length();
        String value = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return value;
    }

    byte[] bytes() {
        byte[] value = new byte[length()];
        bytes.get(value);
        return value;
    }

    <E extends Enum<E>> E name(Class<E> type) {
        int length = length();
        int start = bytes.position();
        bytes.position(start + length);
        for (EnumName each : EnumName.of(type)) {
            if (each.isAt(bytes.array(), start, length)) {
                return type.cast(each.value());
            }
        }
        throw new StateFormatException("%s: a %s must be one of %s, was '%s'"
                .formatted(
                        state,
                        type.getSimpleName(),
                        Arrays.toString(type.getEnumConstants()),
                        new String(bytes.array(), start, length, StandardCharsets.UTF_8)));
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), count());
    }

    private int length() {
        int length = count();
        if (length < 0 || length > bytes.remaining()) {
            throw new StateFormatException(
                    "%s: a length must be from 0 to %d, was %d".formatted(state, bytes.remaining(), length));
        }
        return length;
    }

    <T> @Nullable T optional(Function<StateReader, T> parse) {
        return flag() ? parse.apply(this) : null;
    }

    <T> List<T> list(Function<StateReader, T> parse) {
        int size = count();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(parse.apply(this));
        }
        return values;
    }

    <V> Map<String, V> map(Function<StateReader, V> parse) {
        int size = count();
        Map<String, V> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = text();
            values.put(key, parse.apply(this));
        }
        return values;
    }
}
