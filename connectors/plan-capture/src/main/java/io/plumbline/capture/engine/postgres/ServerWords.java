package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.json.ByteTable;
import java.util.HashMap;
import java.util.Map;

/** Texts that nearly every plan prints: one instance of each serves all plans. */
final class ServerWords {

    private static final String[] WORDS = {
        "Aggregate",
        "SetOp",
        "ModifyTable",
        "Gather",
        "Gather Merge",
        "Outer",
        "Inner",
        "Member",
        "Subquery",
        "SubPlan",
        "InitPlan",
        "Left",
        "Right",
        "Full",
        "Semi",
        "Anti",
        "Right Semi",
        "Right Anti",
        "Forward",
        "Backward",
        "NoMovement",
        "Plain",
        "Sorted",
        "Hashed",
        "Mixed",
        "Simple",
        "Partial",
        "Finalize",
        "Select",
        "Insert",
        "Update",
        "Delete",
        "Merge",
        "public"
    };

    /** By their bytes. */
    static final ByteTable<String> ALL = new ByteTable<>(words());

    private ServerWords() {}

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (String word : WORDS) {
            words.put(word, word);
        }
        PostgresOperators.types().forEach(type -> words.put(type, type));
        return words;
    }
}
