package io.plumbline.local.baselines.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a baseline in the file, in their order; the names in lower case are in the file. */
enum BaselineField {
    CLUSTER(FieldForm.text()),
    DATABASE(FieldForm.text()),
    NAMESPACE(FieldForm.anyText()),
    INSTANCE(FieldForm.text().optional()),
    SCOPE(FieldForm.oneOf("GLOBAL", "LOCAL")),
    ENGINE(FieldForm.oneOf("POSTGRESQL", "MYSQL")),
    SQL_HASH(FieldForm.hex(32)),
    SQL_TEXT(FieldForm.statement()),
    PLAN_HASH(FieldForm.hex(64)),
    FINGERPRINT_VERSION(FieldForm.count()),
    STATUS(FieldForm.oneOf("UNACCEPTED", "ACCEPTED", "FIXED", "REJECTED")),
    ENABLED(FieldForm.truth()),
    SOURCE(FieldForm.oneOf("USER", "CAPTURE", "IMPORT")),
    COST(FieldForm.amount().optional()),
    MS_PER_CALL(FieldForm.amount().optional()),
    CALLS(FieldForm.count().optional()),
    FIRST_SEEN_AT(FieldForm.time().optional()),
    LAST_SEEN_AT(FieldForm.time().optional()),
    UPDATED_AT(FieldForm.time().optional()),
    DECISION(FieldForm.object().optional()),
    PLAN(FieldForm.object());

    // a form tests and describes; it has no state
    @SuppressWarnings("ImmutableEnumChecker")
    private final FieldForm form;

    BaselineField(FieldForm form) {
        this.form = form;
    }

    /** As in the file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    FieldForm form() {
        return form;
    }

    static Optional<BaselineField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(BaselineField::key).collect(Collectors.joining(", "));
    }
}
