package io.plumbline.local.lab.event;

/** One step of an event. */
public sealed interface Action {

    /** SQL, run as the database's owner, so many times. */
    record Sql(String text, int times) implements Action {}

    /** SQL, run as the application, so many times; {@code #} in it is the number of the run. */
    record ClientSql(String text, int times) implements Action {}

    /** SQL that the server must refuse, as the owner. */
    record FailingSql(String text) implements Action {}

    /** Something done to a process or to the clients. */
    record Doing(Deed deed) implements Action {}

    /**
     * Reads SQL, or {@code @50 SQL} for SQL that is run 50 times, {@code @client 50 SQL} for the application's,
     * {@code @failing SQL} for what must be refused, or {@code @kill-server} for a {@link Deed}.
     */
    static Action parse(String text) {
        if (!text.startsWith("@")) {
            return new Sql(text, 1);
        }
        String[] words = text.substring(1).split(" ", 2);
        if (words[0].matches("\\d+")) {
            return new Sql(words[1], Integer.parseInt(words[0]));
        }
        if (words[0].equals("failing")) {
            return new FailingSql(words[1]);
        }
        if (words[0].equals("client")) {
            String[] rest = words[1].split(" ", 2);
            return new ClientSql(rest[1], Integer.parseInt(rest[0]));
        }
        return new Doing(Deed.byWireName(words[0]));
    }
}
