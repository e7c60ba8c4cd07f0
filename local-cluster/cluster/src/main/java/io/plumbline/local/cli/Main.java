package io.plumbline.local.cli;

/** What the launcher starts. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(PlumblineCommand.commandLine().execute(arguments));
    }
}
