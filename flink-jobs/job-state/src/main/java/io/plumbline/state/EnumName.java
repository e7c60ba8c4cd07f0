package io.plumbline.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The name of an enum's constant as state has it, compared without making a text of the bytes. */
// never compared as a whole
@SuppressWarnings("ArrayRecordComponent")
record EnumName(Enum<?> value, byte[] name) {

    private static final ClassValue<EnumName[]> OF = new ClassValue<>() {
        @Override
        protected EnumName[] computeValue(Class<?> type) {
            return Arrays.stream(Objects.requireNonNull(type.getEnumConstants(), "only an enum has constants"))
                    .map(each -> (Enum<?>) each)
                    .map(each -> new EnumName(each, each.name().getBytes(StandardCharsets.US_ASCII)))
                    .toArray(EnumName[]::new);
        }
    };

    /** Of all constants, in their order. */
    static EnumName[] of(Class<? extends Enum<?>> type) {
        return OF.get(type);
    }

    // the array is made of the same constants in the same process
    @SuppressWarnings("EnumOrdinal")
    static byte[] of(Enum<?> value) {
        return OF.get(value.getDeclaringClass())[value.ordinal()].name();
    }

    boolean isAt(byte[] bytes, int start, int length) {
        return length == name.length && Arrays.equals(bytes, start, start + length, name, 0, length);
    }
}
