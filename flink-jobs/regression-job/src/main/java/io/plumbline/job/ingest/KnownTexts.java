package io.plumbline.job.ingest;

import java.util.Arrays;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * One string for texts that come by again and again, such as the names of operators, relations and instances: to compare bytes
 * costs less than to decode them, and leaves no garbage. Of texts with equal hashes the last is kept, long ones are not. Not
 * thread-safe.
 */
final class KnownTexts {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST_BYTES = 128;

    private final byte[] @Nullable [] bytes = new byte[PLACES][];
    private final @Nullable String[] texts = new String[PLACES];

    /** The text of {@code read}, which may be used again for another. */
    String of(Utf8 read) {
        int length = read.getByteLength();
        if (length > LONGEST_BYTES) {
            return read.toString();
        }
        int place = spread(read.hashCode()) & (PLACES - 1);
        byte[] known = bytes[place];
        String text = texts[place];
        if (text != null && known != null && Arrays.equals(known, 0, known.length, read.getBytes(), 0, length)) {
            return text;
        }
        String decoded = read.toString();
        bytes[place] = Arrays.copyOf(read.getBytes(), length);
        texts[place] = decoded;
        return decoded;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}
