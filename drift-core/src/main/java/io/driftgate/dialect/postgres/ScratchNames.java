package io.driftgate.dialect.postgres;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** The reserved names of scratch databases: {@code driftgate_scratch_<seconds since 1970>_<random>}. */
final class ScratchNames {
    /** A regular expression of PostgreSQL's that these names match, the time in its first group. */
    static final String PATTERN = "^driftgate_scratch_([0-9]{10,11})_[0-9a-f]{16}$";

    private static final SecureRandom RANDOM = new SecureRandom();

    private ScratchNames() {}

    static String next(Instant now) {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return "driftgate_scratch_" + now.getEpochSecond() + "_"
                + HexFormat.of().formatHex(bytes);
    }
}
