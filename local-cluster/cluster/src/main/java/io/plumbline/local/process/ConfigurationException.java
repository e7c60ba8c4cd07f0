package io.plumbline.local.process;

import java.util.List;

/** What somebody wrote cannot be used. Holds every problem, each naming the option, its value and what is allowed. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The problems found in this place, such as a file. */
    public ConfigurationException(String place, List<String> problems) {
        super(place + ": " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems") + "\n  - "
                + String.join("\n  - ", problems));
    }
}
