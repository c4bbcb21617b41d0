package io.driftgate.maven;

import org.jspecify.annotations.Nullable;

/**
 * Who connects. Either part may be missing and then comes from somewhere else.
 *
 * @param user null: not given here
 * @param password null: not given here
 */
record Credentials(@Nullable String user, @Nullable String password) {
    static final Credentials NONE = new Credentials(null, null);

    Credentials {
        user = blankAsNull(user);
        password = password == null || password.isEmpty() ? null : password;
    }

    /**
     * These, and the other's where these have nothing. Another user's password is not taken: it opens nothing and does not
     * belong on the wire.
     */
    Credentials orElse(Credentials other) {
        boolean sameUser = user == null || other.user == null || user.equals(other.user);
        return new Credentials(
                user != null ? user : other.user, password != null || !sameUser ? password : other.password);
    }

    @Override
    public String toString() {
        return user == null ? "(no user)" : user;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
