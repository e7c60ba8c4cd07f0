package io.plumbline.capture.engine.json;

import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259) in UTF-8, pulled from bytes value by value: no comments, no text behind the end, no ill-formed
 * UTF-8, also in what is passed over. NaN and Infinity are numbers here, since a server may print one for an estimate.
 *
 * <p>One pass, no recursion; nothing is copied but the texts asked for. No message quotes the document.
 */
public final class JsonBytes {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final JsonNumbers numbers;
    private int at;

    /** Whether the last thing taken was an opening bracket, so that no comma comes next. */
    private boolean opened;

    /** The name or value taken last. */
    private int from;

    private int to;
    private boolean escaped;

    public JsonBytes(byte[] json) {
        this.json = json;
        this.numbers = new JsonNumbers(json);
    }

    /** The byte that the next value begins with, or another byte where none does; 0 at the end. */
    public byte peek() {
        byte[] bytes = json;
        int next = at;
        while (next < bytes.length && isSpace(bytes[next])) {
            next++;
        }
        at = next;
        return next < bytes.length ? bytes[next] : 0;
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    public boolean isStruct() {
        byte first = peek();
        return first == '{' || first == '[';
    }

    /** Takes an opening bracket. */
    public void open(char bracket, String law) throws PlanRefusedException {
        require(peek() == bracket, law);
        at++;
        opened = true;
    }

    /** Takes the name of the object's next member; or its closing bracket, and returns false. */
    public boolean nextName() throws PlanRefusedException {
        if (closes('}')) {
            return false;
        }
        separate();
        requireJson(peek() == '"');
        takeString();
        requireJson(peek() == ':');
        at++;
        return true;
    }

    /** Goes to the list's next element; or takes its closing bracket and returns false. */
    public boolean nextElement() throws PlanRefusedException {
        if (closes(']')) {
            return false;
        }
        separate();
        return true;
    }

    private boolean closes(char bracket) {
        boolean closes = peek() == bracket;
        if (closes) {
            at++;
            opened = false;
        }
        return closes;
    }

    private void separate() throws PlanRefusedException {
        if (!opened) {
            requireJson(peek() == ',');
            at++;
        }
        opened = false;
    }

    /** Takes a text, a number, true, false or null. */
    public void scalar() throws PlanRefusedException {
        byte first = peek();
        from = at;
        escaped = false;
        switch (first) {
            case '"' -> takeString();
            case 't' -> takeWord(TRUE);
            case 'f' -> takeWord(FALSE);
            case 'n' -> takeWord(NULL);
            default -> takeNumber();
        }
    }

    private void takeNumber() throws PlanRefusedException {
        int end = numbers.end(at);
        requireJson(end > at);
        at = end;
        to = end;
    }

    private void takeWord(byte[] word) throws PlanRefusedException {
        for (byte letter : word) {
            requireJson(at < json.length && json[at] == letter);
            at++;
        }
        to = at;
    }

    private void takeString() throws PlanRefusedException {
        escaped = false;
        from = at + 1;
        at = JsonStrings.special(json, from);
        while (at < json.length && json[at] != '"') {
            escaped |= json[at] == '\\';
            int next = json[at] < 0 ? Utf8.end(json, at) : json[at] == '\\' ? JsonStrings.escapeEnd(json, at) : -1;
            requireJson(next > at);
            at = JsonStrings.special(json, next);
        }
        requireJson(at < json.length);
        to = at;
        at++;
    }

    /** The name or scalar taken last; a number as it is written. */
    public String text() {
        return JsonStrings.text(json, from, to, escaped);
    }

    /** Whether a number comes next. */
    public boolean isNumber() {
        byte first = peek();
        return (first >= '0' && first <= '9') || first == '-' || first == 'N' || first == 'I';
    }

    /** Takes a number. */
    public double number() throws PlanRefusedException {
        scalar();
        return numbers.value();
    }

    /** Takes true or false. */
    public boolean truth() throws PlanRefusedException {
        byte first = peek();
        require(first == 't' || first == 'f', "a flag is true or false");
        scalar();
        return first == 't';
    }

    /** What the name or text taken last is in a table, or null. */
    public <T> @Nullable T in(ByteTable<T> table) {
        if (escaped) {
            byte[] plain = text().getBytes(StandardCharsets.UTF_8);
            return table.find(plain, 0, plain.length);
        }
        return table.find(json, from, to);
    }

    /** The name taken last, which must be none of these; it becomes one. */
    public String newName(Set<String> names) throws PlanRefusedException {
        String name = JsonStrings.text(json, from, to, escaped);
        requireJson(names.add(name));
        return name;
    }

    /** The end of the document: only white space may follow. */
    public void end() throws PlanRefusedException {
        require(peek() == 0 && at == json.length, "there is text after the EXPLAIN document");
    }

    public void requireJson(boolean holds) throws PlanRefusedException {
        if (!holds) {
            throw malformed("not JSON at byte " + at);
        }
    }

    /**
     * Holds a document to a law.
     *
     * @throws PlanRefusedException MALFORMED, naming the law, when it does not hold
     */
    public static void require(boolean holds, String law) throws PlanRefusedException {
        if (!holds) {
            throw malformed(law);
        }
    }

    /** The refusal of a document that breaks a law. */
    public static PlanRefusedException malformed(String law) {
        return new PlanRefusedException(Reason.MALFORMED, "malformed plan: " + law);
    }
}
