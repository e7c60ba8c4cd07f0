package io.plumbline.explain;

import java.util.regex.Pattern;

/**
 * Makes a text of pg_stat_statements one that can be planned. Where it stood a constant there is {@code $n} now, and the
 * grammar or the types of some constants went with it. What changes is how a parameter's type is written, never what is
 * read or how it is compared.
 */
public final class ExplainableText {

    /** {@code date '2020-01-01'} became {@code date $1}. */
    private static final Pattern TYPED_CONSTANT = Pattern.compile(
            "\\b(date|timestamptz|timetz|interval|(?:timestamp|time)(?:\\s+with(?:out)?\\s+time\\s+zone)?)\\s+(\\$\\d+)",
            Pattern.CASE_INSENSITIVE);

    /** {@code extract(year FROM d)} became {@code extract($1 FROM d)}; the function itself takes the field as a value. */
    private static final Pattern EXTRACTED_FIELD =
            Pattern.compile("\\bextract\\s*\\(\\s*(\\$\\d+)\\s+from\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern OPERANDS = Pattern.compile("(\\$\\d+)(?=\\s*[-+*/%]\\s*\\$\\d)");

    private static final Pattern CASE_RESULT =
            Pattern.compile("\\b(then|else)\\s+(\\$\\d+)(?!\\s*::)", Pattern.CASE_INSENSITIVE);

    private ExplainableText() {}

    /** With constants of a named type and the fields of EXTRACT in a form that takes parameters. */
    public static String of(String text) {
        return CodeSpans.of(text)
                .map(code -> EXTRACTED_FIELD
                        .matcher(TYPED_CONSTANT.matcher(code).replaceAll("$2::$1"))
                        .replaceAll("pg_catalog.extract($1,"));
    }

    /**
     * With the type integer for parameters whose type nothing else tells: the first operand of arithmetic among parameters,
     * and results of CASE. An integer compares with every number's type without costing an index; where it does not fit,
     * the server still refuses the text.
     */
    public static String withIntegers(String text) {
        return CodeSpans.of(text)
                .map(code -> CASE_RESULT
                        .matcher(OPERANDS.matcher(code).replaceAll("$1::int"))
                        .replaceAll("$1 $2::int"));
    }
}
