package io.plumbline.capture.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random statements of a dialect; every literal in them holds a canary, a text found nowhere else. */
final class SqlGenerator {

    private static final String[] POSTGRES_NAMES = {
        "orders", "\"Mixed Case\"", "\"order\"", "s.t", "\"lower\"", "\"quo\"\"ted\"", "U&\"d\\0061t\"", "größe", "a$b"
    };
    private static final String[] MYSQL_NAMES = {
        "orders", "`Mixed Case`", "`order`", "s . t", "`a``b`", "2fa", "_id", "größe"
    };
    private static final String[] POSTGRES_OPERATORS = {
        "=",
        "<>",
        "!=",
        "->>",
        "@>",
        "?",
        "?|",
        "||",
        "-",
        "+",
        "*",
        "/",
        "~*",
        "<=>",
        "@@",
        "@?",
        "::int =",
        "is distinct from"
    };
    private static final String[] MYSQL_OPERATORS = {
        "=", "<=>", "!=", "->>", "||", "&&", "-", "+", "*", "/", ":=", "div", "regexp"
    };

    private final Random random;
    private final Dialect dialect;
    private final List<String> canaries = new ArrayList<>();

    SqlGenerator(long seed, Dialect dialect) {
        random = new Random(seed);
        this.dialect = dialect;
    }

    List<String> canaries() {
        return canaries;
    }

    String statement() {
        return switch (random.nextInt(6)) {
            case 0 ->
                "INSERT INTO " + name() + " (a, b)" + space() + "VALUES "
                        + many(() -> "(" + many(this::expression) + ")");
            case 1 -> "UPDATE " + name() + " SET a = " + expression() + ", b=" + literal() + " WHERE " + condition();
            case 2 -> "DELETE FROM " + name() + " WHERE " + condition() + space() + "LIMIT " + number();
            case 3 -> "WITH x AS (" + query() + ") " + query() + ";";
            case 4 -> query() + " UNION ALL " + query() + comment();
            default -> query();
        };
    }

    private String query() {
        return "SELECT" + space() + many(this::expression) + " FROM " + name() + space() + "WHERE " + condition()
                + " ORDER BY " + number() + " LIMIT " + number();
    }

    private String condition() {
        String operand = name();
        return switch (random.nextInt(7)) {
            case 0 -> operand + " IN (" + many(this::literal) + ")";
            case 1 -> operand + " NOT IN(" + many(() -> "(" + many(this::literal) + ")") + ")";
            case 2 -> operand + " BETWEEN " + literal() + " AND " + literal();
            case 3 -> "(" + condition() + space() + "OR" + space() + condition() + ")";
            case 4 -> operand + " IS NOT NULL AND " + condition();
            case 5 -> operand + " LIKE " + literal() + " ESCAPE " + literal();
            default -> expression() + operator() + expression();
        };
    }

    private String expression() {
        return switch (random.nextInt(9)) {
            case 0 -> name();
            case 1 -> "f(" + many(this::literal) + ")";
            case 2 -> "CAST(" + literal() + " AS numeric(" + number() + "," + number() + "))";
            case 3 -> "(" + expression() + ")";
            case 4 -> "CASE WHEN " + name() + "=" + literal() + " THEN " + literal() + " ELSE " + literal() + " END";
            case 5 -> "- " + number();
            case 6 -> name() + "-" + number();
            case 7 -> "INTERVAL " + literal() + " DAY";
            default -> literal();
        };
    }

    private String operator() {
        String[] operators = dialect == Dialect.POSTGRES ? POSTGRES_OPERATORS : MYSQL_OPERATORS;
        return " " + operators[random.nextInt(operators.length)] + " ";
    }

    private String name() {
        String[] names = dialect == Dialect.POSTGRES ? POSTGRES_NAMES : MYSQL_NAMES;
        return names[random.nextInt(names.length)];
    }

    private String literal() {
        return dialect == Dialect.POSTGRES ? postgresLiteral() : mysqlLiteral();
    }

    private String postgresLiteral() {
        return switch (random.nextInt(18)) {
            case 0 -> "E'\\'" + canary() + "\\\\'";
            case 1 -> "U&'\\0041" + canary() + "' UESCAPE '!'";
            case 2 -> "$$" + canary() + " $ ' -- $$";
            case 3 -> "$tag$" + canary() + "$$ /* $tag$";
            case 4 -> "'" + canary() + "'\n  -- comment\n '" + canary() + "'";
            case 5 -> "x'" + hexCanary() + "'";
            case 6 -> "0x" + hexCanary();
            case 7 -> "DATE '" + canary() + "'";
            case 8 -> "'" + canary() + "'::text";
            case 9 -> "ARRAY[" + many(this::literal) + "]";
            case 10 -> "timestamp with time zone '" + canary() + "'";
            case 11 -> "ANY(ARRAY[" + many(this::literal) + "])";
            case 12 -> "e'" + canary() + "\\\\''" + canary() + "'";
            default -> commonLiteral();
        };
    }

    private String mysqlLiteral() {
        return switch (random.nextInt(15)) {
            case 0 -> "\"" + canary() + "\"\"" + canary() + "\"";
            case 1 -> "_utf8mb4'" + canary() + "'";
            case 2 -> "_latin1 x'" + hexCanary() + "'";
            case 3 -> "0x" + hexCanary();
            case 4 -> "'" + canary() + "\\'" + canary() + "'";
            case 5 -> "/*!50001 '" + canary() + "' */";
            case 6 -> "'" + canary() + "' '" + canary() + "'";
            case 7 -> "DATE'" + canary() + "'";
            case 8 -> "@" + canary();
            case 9 -> "@'" + canary() + "'";
            default -> commonLiteral();
        };
    }

    private String commonLiteral() {
        return switch (random.nextInt(8)) {
            case 0 -> "'" + canary() + "''" + canary() + "'";
            case 1 -> "N'" + canary() + "'";
            case 2 -> "-" + number();
            case 3 -> "NULL";
            case 4 -> "TRUE";
            case 5 -> "'" + canary() + " ), ( '";
            default -> number();
        };
    }

    private String number() {
        return switch (random.nextInt(5)) {
            case 0 -> digits() + "." + digits();
            case 1 -> "." + digits();
            case 2 -> digits() + "e-" + digits();
            case 3 -> digits() + ".";
            default -> digits();
        };
    }

    private String canary() {
        return remember("Canary" + (100_000 + canaries.size()) + "x");
    }

    private String digits() {
        return remember(Long.toString(7_000_000_000L + canaries.size()));
    }

    private String hexCanary() {
        return remember(Long.toHexString(0xCAFE0000000L + canaries.size()));
    }

    private String remember(String canary) {
        canaries.add(canary);
        return canary;
    }

    private String comment() {
        return switch (random.nextInt(4)) {
            case 0 -> "/* " + canary() + " */";
            case 1 -> "-- " + canary() + "\n";
            case 2 -> "/*+ HashJoin(" + canary() + ") */";
            default -> "";
        };
    }

    private String space() {
        return switch (random.nextInt(5)) {
            case 0 -> "\n\t ";
            case 1 -> " " + comment() + " ";
            default -> " ";
        };
    }

    private String many(java.util.function.Supplier<String> part) {
        StringBuilder parts = new StringBuilder(part.get());
        for (int more = random.nextInt(4); more > 0; more--) {
            parts.append(random.nextBoolean() ? "," : " , ").append(part.get());
        }
        return parts.toString();
    }
}
