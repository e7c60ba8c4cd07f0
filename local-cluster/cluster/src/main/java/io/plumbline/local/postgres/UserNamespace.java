package io.plumbline.local.postgres;

import java.util.List;

/**
 * PostgreSQL refuses to run as root. Inside a new user namespace without a mapping, root is seen as nobody, while the
 * kernel still lets it use its files: the server runs with no second account on the machine.
 */
final class UserNamespace {
    private UserNamespace() {}

    /** What goes before a command of PostgreSQL; nothing for an ordinary user. */
    static List<String> prefix() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }
}
