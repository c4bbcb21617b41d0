package io.driftgate.dialect.postgres.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody has to type. */
final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** 144 random bits in letters, digits, {@code -} and {@code _}. */
    static String random() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
