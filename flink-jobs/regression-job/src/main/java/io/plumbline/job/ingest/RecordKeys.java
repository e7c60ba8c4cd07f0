package io.plumbline.job.ingest;

import java.nio.charset.StandardCharsets;

/** Checks a record's key against the thing its value names. */
final class RecordKeys {

    private RecordKeys() {}

    static void requireKey(RawRecord source, String expected) throws RejectedException {
        byte[] key = source.key();
        if (key == null) {
            throw new RejectedException(RejectionReason.MISSING_KEY, "a record of this topic needs a key, had none");
        }
        String text = new String(key, StandardCharsets.UTF_8);
        if (!text.equals(expected)) {
            throw new RejectedException(
                    RejectionReason.KEY_MISMATCH,
                    "key must be %s, as the value says, was %s".formatted(Checks.quote(expected), Checks.quote(text)));
        }
    }
}
