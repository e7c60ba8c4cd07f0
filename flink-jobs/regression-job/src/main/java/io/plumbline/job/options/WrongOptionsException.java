package io.plumbline.job.options;

import java.util.List;

/** Options that are wrong: one message with every one of them. */
public final class WrongOptionsException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongOptionsException(List<String> problems) {
        super("The job cannot start, " + problems.size() + " option" + (problems.size() == 1 ? " is" : "s are")
                + " wrong:\n  " + String.join("\n  ", problems));
    }
}
