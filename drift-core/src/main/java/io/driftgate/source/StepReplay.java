package io.driftgate.source;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out in a scratch database what each of some migrations does, and whether it can run in a transaction. */
final class StepReplay {
    private final ScratchPool scratch;
    private final Replay replay;
    private final SchemaCache cache;
    private final String historyTable;

    StepReplay(ScratchPool scratch, Replay replay, String historyTable) {
        this.scratch = scratch;
        this.replay = replay;
        this.historyTable = historyTable;
        cache = new SchemaCache(scratch.settings().cache().resolve("steps"), scratch.known());
    }

    /**
     * What the pending migrations do after the applied ones.
     *
     * @throws io.driftgate.script.ScriptException if a statement fails, or would end its migration's transaction
     */
    Steps read(List<Migration> applied, List<Migration> pending, ReadScope scope, Engine engine) {
        List<Migration> all = new ArrayList<>(applied);
        all.addAll(pending);
        CacheKey key = Replay.key(
                Replay.scripts(all), scope, replay.settings() + " " + applied.size(), scratch.identity(engine));
        return cached(key, pending).orElseGet(() -> run(key, applied, pending, scope, engine));
    }

    /**
     * What migrations do to a schema that stands, on a copy of it.
     *
     * @return beginning with what the copy holds, which is less where a scratch database does not take all of it
     * @throws io.driftgate.script.ScriptException if a statement of a migration fails
     */
    Steps onCopy(Schema stands, List<Migration> pending, ReadScope scope) {
        List<String> ddl =
                Dialects.named(stands.engine().product()).orElseThrow().ddl(stands);
        CacheKey key =
                Replay.keyOn(ddl, Replay.scripts(pending), scope, replay.settings(), scratch.identity(stands.engine()));
        return cached(key, pending).orElseGet(() -> {
            try (ScratchSession session =
                    ScratchSession.loaded(scratch, replay, historyTable, ddl, scope, stands.engine())) {
                return run(session, key, pending);
            }
        });
    }

    private Optional<Steps> cached(CacheKey key, List<Migration> pending) {
        Optional<Schema> start = cache.get(key);
        Path file = cache.file(key, "steps");
        if (start.isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(steps(start.get(), StepsFile.read(file), pending));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Steps steps(Schema start, StepsFile.Content content, List<Migration> pending) {
        List<List<Steps.Unit>> units = content.steps();
        if (units.size() != pending.size()) {
            throw new IllegalArgumentException("another number of steps");
        }
        List<Steps.Step> steps = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            steps.add(new Steps.Step(pending.get(i), units.get(i)));
        }
        return new Steps(start, start.schemas(), steps, content.unreadable());
    }

    private Steps run(CacheKey key, List<Migration> applied, List<Migration> pending, ReadScope scope, Engine engine) {
        try (ScratchSession session = ScratchSession.open(scratch, replay, historyTable, applied, scope, engine)) {
            Steps steps = run(session, key, pending);
            replay.keep(Replay.scripts(applied), scope, engine, steps.before());
            List<Migration> all = new ArrayList<>(applied);
            all.addAll(pending);
            replay.keep(Replay.scripts(all), scope, engine, steps.after());
            return steps;
        }
    }

    private Steps run(ScratchSession session, CacheKey key, List<Migration> pending) {
        Schema everything = session.everything();
        List<List<Steps.Unit>> units = new ArrayList<>();
        pending.forEach(migration -> units.add(session.run(migration)));
        Schema start = new Schema(everything.engine(), session.asked(), everything.objects());
        StepsFile.Content content = new StepsFile.Content(units, session.unreadable());
        keep(key, start, content);
        return steps(start, content, pending);
    }

    /** A cache that cannot be written only costs time. */
    private void keep(CacheKey key, Schema start, StepsFile.Content content) {
        try {
            StepsFile.write(content, cache.file(key, "steps"));
            cache.put(key, start);
        } catch (IOException e) {
            // The next run replays again.
            return;
        }
    }
}
