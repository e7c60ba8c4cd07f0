package io.plumbline.model.statement;

/** Sizes of texts as they are written, bytes of UTF-8. */
public final class TextBytes {

    private static final int MOST_PER_CHAR = 3;

    private TextBytes() {}

    /** Bytes; of a surrogate pair more than it has, never less. */
    public static long of(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    /** The text, or as much of its beginning as has at most {@code most} bytes. */
    public static String first(String text, int most) {
        if (text.length() <= most / MOST_PER_CHAR) {
            return text;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
            if (bytes > most) {
                boolean splits = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
                return text.substring(0, splits ? i - 1 : i);
            }
        }
        return text;
    }

    private static int of(char character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : MOST_PER_CHAR;
    }
}
