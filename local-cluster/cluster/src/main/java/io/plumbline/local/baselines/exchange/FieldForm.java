package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.local.records.Printable;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a field must be.
 *
 * @param allowed in words, after "must be"
 * @param quoted whether a message may show the value: not where it may hold what a user's statement holds
 */
record FieldForm(String allowed, boolean quoted, Predicate<JsonNode> holds) {

    private static final int LONGEST_QUOTED = 60;

    static FieldForm text() {
        return new FieldForm(
                "a text that is not empty",
                true,
                node -> node.isTextual() && !node.textValue().isEmpty());
    }

    static FieldForm anyText() {
        return new FieldForm("a text", true, JsonNode::isTextual);
    }

    static FieldForm statement() {
        return new FieldForm(
                "the canonical text of a statement",
                false,
                node -> node.isTextual() && !node.textValue().isEmpty());
    }

    static FieldForm hex(int digits) {
        Pattern hex = Pattern.compile("[0-9a-f]{" + digits + "}");
        return new FieldForm(
                digits + " lower-case hex digits",
                true,
                node -> node.isTextual() && hex.matcher(node.textValue()).matches());
    }

    static FieldForm oneOf(String... names) {
        Set<String> known = Set.of(names);
        return new FieldForm(
                "one of " + String.join(", ", names),
                true,
                node -> node.isTextual() && known.contains(node.textValue()));
    }

    static FieldForm truth() {
        return new FieldForm("true or false", true, JsonNode::isBoolean);
    }

    static FieldForm amount() {
        return new FieldForm("a number of at least 0", true, node -> node.isNumber() && node.doubleValue() >= 0);
    }

    static FieldForm count() {
        return new FieldForm(
                "a whole number of at least 0",
                true,
                node -> node.canConvertToExactIntegral() && node.doubleValue() >= 0);
    }

    static FieldForm time() {
        return new FieldForm("a time such as 2026-01-01T00:00:00Z", true, node -> node.isTextual() && isTime(node));
    }

    static FieldForm object() {
        return new FieldForm("an object", false, JsonNode::isObject);
    }

    /** The same, or null, or no such field. */
    FieldForm optional() {
        return new FieldForm(
                allowed + ", or null", quoted, node -> node.isMissingNode() || node.isNull() || holds.test(node));
    }

    /** What is wrong with the value; a missing field is a missing node. */
    Optional<String> problem(String field, JsonNode value) {
        if (holds.test(value)) {
            return Optional.empty();
        }
        if (value.isMissingNode()) {
            return Optional.of(field + " is missing: it must be " + allowed);
        }
        return Optional.of(field + " must be " + allowed + ", was " + (quoted ? shown(value) : typeOf(value)));
    }

    private static String shown(JsonNode value) {
        if (value.isContainerNode()) {
            return typeOf(value);
        }
        String text = Printable.text(value.toString());
        return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "...";
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> value.textValue().isEmpty() ? "an empty text" : "a text";
            case NULL -> "null";
            default -> "a number or a truth";
        };
    }

    private static boolean isTime(JsonNode node) {
        try {
            OffsetDateTime.parse(node.textValue());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
