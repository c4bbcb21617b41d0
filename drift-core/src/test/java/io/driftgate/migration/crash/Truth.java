package io.driftgate.migration.crash;

import io.driftgate.migration.Info;
import io.driftgate.migration.InfoLine;
import io.driftgate.migration.MigrationState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what {@code db:info} says with what can be seen of each migration. */
final class Truth {
    private final CrashSite.Live live;
    private final Info info;
    private final Map<String, Effects> back;
    private final List<String> lies = new ArrayList<>();

    private Truth(CrashSite.Live live, Info info, Map<String, Effects> back) {
        this.back = back;
        this.live = live;
        this.info = info;
    }

    /** What is not as it is said to be, one sentence each. */
    static List<String> lies(CrashSite.Live live, Info info, List<Effects> all, Map<String, Effects> back)
            throws SQLException {
        Truth truth = new Truth(live, info, back);
        truth.lies.addAll(info.refusals());
        for (Effects effects : all) {
            truth.check(effects);
        }
        if (info.lines().size() != all.size()) {
            truth.lies.add("db:info lists " + info.lines());
        }
        return truth.lies;
    }

    private void check(Effects effects) throws SQLException {
        List<Optional<Boolean>> there = there(effects);
        List<InfoLine> lines = info.lines().stream()
                .filter(line -> effects.script().equals(line.script()))
                .toList();
        MigrationState state = lines.size() == 1 ? lines.get(0).state() : MigrationState.MISSING;
        boolean holds =
                switch (state) {
                    case APPLIED -> !there.contains(Optional.of(false));
                    case PENDING -> !there.contains(Optional.of(true));
                    case STARTED -> !effects.isAtomic() && isStarted(effects, there, "started");
                    case UNDOING -> isUndoing(effects);
                    default -> false;
                };
        if (!holds) {
            lies.add(effects.script() + " is said to be " + state.label() + ", and its units there are " + there);
        }
    }

    private List<Optional<Boolean>> there(Effects effects) throws SQLException {
        List<Optional<Boolean>> there = new ArrayList<>();
        for (Effects.Unit unit : effects.units()) {
            there.add(unit.isThere(live));
        }
        return there;
    }

    private boolean isUndoing(Effects effects) throws SQLException {
        Effects undone = back.get(effects.script().substring(1, 3));
        return undone != null && isStarted(undone, there(undone), "undoing");
    }

    /** Units that are recorded are there, and others are not; only what cannot be committed with its record may be. */
    private boolean isStarted(Effects effects, List<Optional<Boolean>> there, String state) throws SQLException {
        int recorded = Integer.parseInt(live.rows("SELECT unit FROM schema_migrations WHERE state = '" + state + "'")
                .get(0));
        for (int unit = 0; unit < there.size(); unit++) {
            boolean mayBeEither = unit == recorded && effects.units().get(unit).alone();
            boolean lies = there.get(unit).equals(Optional.of(unit >= recorded));
            if (lies && !mayBeEither) {
                return false;
            }
        }
        return true;
    }
}
