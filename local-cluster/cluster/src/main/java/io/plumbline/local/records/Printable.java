package io.plumbline.local.records;

/**
 * Text of others for a terminal: what moves the cursor, turns the direction or cannot be seen becomes an escape such as
 * {@code \u001b}, so that no name can overwrite or forge a line.
 */
public final class Printable {

    private Printable() {}

    /** The text on one line. */
    public static String text(String given) {
        StringBuilder printable = new StringBuilder(given.length());
        given.codePoints().forEach(each -> append(each, printable));
        return printable.toString();
    }

    private static void append(int codePoint, StringBuilder printable) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> {
                for (char unit : Character.toChars(codePoint)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            }
            default -> printable.appendCodePoint(codePoint);
        }
    }
}
