package io.plumbline.local.cli;

import picocli.CommandLine.Help.Ansi;

/** Whether colours are welcome: not with NO_COLOR, not on a dumb terminal, not into a file or a pipe. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // the launcher runs JDK 17, where it is null without a terminal
    static Ansi ansi() {
        boolean plain =
                System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM")) || System.console() == null;
        return plain ? Ansi.OFF : Ansi.AUTO;
    }
}
