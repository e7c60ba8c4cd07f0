package io.plumbline.local.watch;

/**
 * Who asks.
 *
 * @param password as read from its file or variable; never logged
 */
public record Login(String user, String password) {

    /** Everything but the password. */
    @Override
    public String toString() {
        return user;
    }
}
