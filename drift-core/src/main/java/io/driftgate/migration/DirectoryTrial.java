package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.ScriptException;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSession;
import io.driftgate.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries the migrations of a directory in scratch: each up, down and up again, and once all are there, all the way down with
 * whatever rows there are by then. One trial's; not thread-safe.
 */
public final class DirectoryTrial {
    private final Sources sources;
    private final SchemaComparison comparison;
    private final Engine engine;
    private final TrialData data;
    private final boolean twice;
    private final MigrationListener listener;
    private final List<Trial.Problem> problems = new ArrayList<>();
    private final List<String> oneWay = new ArrayList<>();
    private final List<Migration> run = new ArrayList<>();
    private int undone;

    /**
     * @param engine what they are run on
     * @param data the folder of rows to load, one file a version; need not exist
     * @param twice whether each must also be able to run a second time and then change nothing
     * @param listener is told which ones are tried, as they are
     */
    public DirectoryTrial(
            Sources sources,
            CheckSettings checks,
            ScratchPool scratch,
            Engine engine,
            Path data,
            boolean twice,
            MigrationListener listener) {
        this.sources = sources;
        this.engine = engine;
        this.data = new TrialData(data);
        this.twice = twice;
        this.listener = listener;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
    }

    /** @throws io.driftgate.script.ScriptException if a migration does not run at all */
    public Trial run() {
        MigrationDirectory directory = sources.directory(engine);
        List<Group> groups = Group.of(directory);
        Optional<ScratchSession> open = Optional.of(sources.scratch(List.of(), engine));
        List<Group> tried = new ArrayList<>();
        try {
            for (Group group : groups) {
                int before = problems.size();
                listener.on(new MigrationEvent.Trying(group.name(), tried.size() + 1, groups.size()));
                tryOne(group, open.get());
                run.addAll(group.migrations());
                tried.add(group);
                if (problems.size() > before) {
                    open.get().close();
                    open = Optional.empty();
                    open = Optional.of(afresh(tried));
                } else {
                    group.migrations().forEach(data.loader(open.get()));
                }
            }
            if (problems.isEmpty()) {
                allTheWayDown(tried, open.get());
            }
        } finally {
            open.ifPresent(ScratchSession::close);
        }
        return new Trial(run.size(), undone, oneWay, problems);
    }

    /** What went wrong is in the way of what follows. Each version's rows fit that version's tables. */
    private ScratchSession afresh(List<Group> tried) {
        ScratchSession session = sources.scratch(List.of(), engine);
        for (Group group : tried) {
            group.migrations().forEach(session::run);
            group.migrations().forEach(data.loader(session));
        }
        return session;
    }

    private void tryOne(Group group, ScratchSession session) {
        Schema before = session.schema();
        group.migrations().forEach(session::run);
        Schema after = session.schema();
        if (twice && !group.isBaseline()) {
            again(group, session, after);
        }
        if (group.back().isEmpty()) {
            group.migrations().stream()
                    .filter(migration -> migration.kind() == Migration.Kind.VERSIONED)
                    .forEach(migration -> oneWay.add(migration.name()));
            return;
        }
        Migration back = group.back().get();
        try {
            session.run(back);
        } catch (ScriptException e) {
            problems.add(new Trial.Problem("The way back fails: " + e.getMessage() + ".", Optional.empty()));
            return;
        }
        if (!isSame(
                before,
                session.schema(),
                back.name() + " does not give back the schema before " + group.name() + ".")) {
            return;
        }
        upAgain(group, session, after);
        undone += group.migrations().size();
    }

    private void upAgain(Group group, ScratchSession session, Schema after) {
        try {
            group.migrations().forEach(session::run);
        } catch (ScriptException e) {
            problems.add(new Trial.Problem(
                    group.name() + " does not run again after its way back: " + e.getMessage() + ".",
                    Optional.empty()));
            return;
        }
        isSame(after, session.schema(), group.name() + " gives another schema after its way back than the first time.");
    }

    private void again(Group group, ScratchSession session, Schema after) {
        for (Migration migration : group.migrations()) {
            try {
                session.run(migration);
            } catch (ScriptException e) {
                problems.add(new Trial.Problem(
                        migration.name() + " cannot be applied twice: " + e.getMessage() + ".", Optional.empty()));
                return;
            }
        }
        isSame(after, session.schema(), group.name() + " changes the schema when it is applied a second time.");
    }

    /** With the rows of all versions in place, as far back as there are ways back. */
    private void allTheWayDown(List<Group> tried, ScratchSession session) {
        List<Migration> left = new ArrayList<>(run);
        for (int i = tried.size() - 1; i >= 0; i--) {
            Group group = tried.get(i);
            boolean repeatable = group.migrations().get(0).kind() == Migration.Kind.REPEATABLE;
            if (repeatable || group.back().isEmpty()) {
                return;
            }
            try {
                session.run(group.back().get());
            } catch (ScriptException e) {
                problems.add(new Trial.Problem(
                        "The way back fails with rows in place: " + e.getMessage() + ".", Optional.empty()));
                return;
            }
            left.removeAll(group.migrations());
        }
        try (ScratchSession empty = sources.scratch(left, engine)) {
            isSame(empty.schema(), session.schema(), "All the way down with rows in place, something is left.");
        }
    }

    private boolean isSame(Schema expected, Schema actual, String otherwise) {
        Comparer comparer = Comparer.of(
                comparison, "scratch", "a scratch database", sources.settings().migrations());
        DriftResult result = comparer.compare(null, expected, actual);
        if (result.verdict() == Verdict.CLEAN) {
            return true;
        }
        problems.add(new Trial.Problem(otherwise, Optional.of(result)));
        return false;
    }
}
