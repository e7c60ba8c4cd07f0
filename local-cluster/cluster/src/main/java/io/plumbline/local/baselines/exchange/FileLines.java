package io.plumbline.local.baselines.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one in memory at a time, each bounded. An empty last line is none. For one thread. */
final class FileLines {

    private static final int LINE_FEED = '\n';

    private final InputStream in;
    private final int longestBytes;
    private int number;

    /** Reads from {@code in}, which should be buffered and stays the caller's to close. */
    FileLines(InputStream in, int longestBytes) {
        this.in = in;
        this.longestBytes = longestBytes;
    }

    /**
     * A line of the file.
     *
     * @param number from 1
     * @param text without its end; null where it cannot be had
     * @param problem why not; empty where it can
     */
    record Line(int number, @Nullable String text, String problem) {}

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != LINE_FEED) {
            if (bytes.size() < longestBytes) {
                bytes.write(read);
            } else {
                tooLong = true;
            }
            read = in.read();
        }
        number++;
        return tooLong
                ? new Line(number, null, "it must have at most " + longestBytes + " bytes, and has more")
                : decoded(bytes.toByteArray());
    }

    private Line decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Line(number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, "");
        } catch (CharacterCodingException e) {
            return new Line(number, null, "it must be text in UTF-8, and is not");
        }
    }
}
