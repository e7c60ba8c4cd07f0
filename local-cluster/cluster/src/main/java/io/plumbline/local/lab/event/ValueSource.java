package io.plumbline.local.lab.event;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Where a parameter's values come from. */
public sealed interface ValueSource {

    /** A value; {@code before} are those of the parameters to the left. */
    Object next(Random random, List<Object> before);

    /**
     * Reads one of {@code int 1 100}, {@code date 1992-01-01 1998-08-02}, {@code plus 90} (the date to the left and 90
     * days), {@code of A|B|C} and {@code format Customer#%09d 1 100}.
     */
    static ValueSource parse(String text) {
        String[] words = text.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "int" -> number(rest);
            case "date" -> {
                String[] range = rest.split(" ", 2);
                yield new DateBetween(LocalDate.parse(range[0]), LocalDate.parse(range[1]));
            }
            case "plus" -> new DaysLater(Integer.parseInt(rest));
            case "of" -> new OneOf(List.of(rest.split("\\|", -1)));
            case "format" -> {
                String[] parts = rest.split(" ", 2);
                yield new Formatted(parts[0], number(parts[1]));
            }
            default ->
                throw new IllegalArgumentException(
                        "a parameter must begin with int, date, plus, of or format, was '" + text + "'");
        };
    }

    private static NumberBetween number(String text) {
        String[] range = text.split(" ", 2);
        return new NumberBetween(Long.parseLong(range[0]), Long.parseLong(range[1]));
    }

    /** A whole number, both ends included. */
    record NumberBetween(long least, long most) implements ValueSource {
        @Override
        public Object next(Random random, List<Object> before) {
            return least + random.nextLong(most - least + 1);
        }
    }

    /** A day, both ends included. */
    record DateBetween(LocalDate first, LocalDate last) implements ValueSource {
        @Override
        public Object next(Random random, List<Object> before) {
            return first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
        }
    }

    /** The date to the left and some days. */
    record DaysLater(int days) implements ValueSource {
        @Override
        public Object next(Random random, List<Object> before) {
            return ((LocalDate) before.get(before.size() - 1)).plusDays(days);
        }
    }

    /** One of some texts. */
    record OneOf(List<String> values) implements ValueSource {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public Object next(Random random, List<Object> before) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /** A number within a text. */
    record Formatted(String pattern, NumberBetween number) implements ValueSource {
        @Override
        public Object next(Random random, List<Object> before) {
            return String.format(pattern, number.next(random, before));
        }
    }
}
