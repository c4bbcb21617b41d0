package io.driftgate.report.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What one run saw of one target.
 *
 * @param expected what the target was held against, without a version
 * @param verdict as {@code drift.json} has it
 * @param seen the differences, waived ones too; those that are only told are left out
 */
record Night(Instant at, String target, String expected, String verdict, List<Seen> seen) {

    Night {
        seen = List.copyOf(seen);
    }

    /** A difference. */
    record Seen(Key key, String code, boolean waived) {}

    /** What makes a difference of one night that of another. */
    record Key(String kind, String object, String path) {}

    /** Whether it says anything of what was there: a target that could not be checked says nothing. */
    boolean knows() {
        return !verdict.equals("error");
    }

    /** In UTC. */
    LocalDate day() {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    Optional<Seen> find(Key key) {
        return seen.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    long waived() {
        return seen.stream().filter(Seen::waived).count();
    }
}
