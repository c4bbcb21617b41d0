package io.driftgate.migration;

import io.driftgate.policy.Judgement;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.List;

/** How far a run is: what the schema was, and what each committed step did to it. Not thread-safe. */
final class Progress {
    private final Situation situation;
    private final Judgement stood;
    private final List<SchemaDelta> done = new ArrayList<>();
    private Schema live;
    private int applied;

    /** @param stood the differences that stood before the run and were let pass */
    Progress(Situation situation, Judgement stood) {
        this.situation = situation;
        this.stood = stood;
        live = situation.found();
    }

    Steps steps() {
        return situation.steps();
    }

    Situation situation() {
        return situation;
    }

    Judgement stood() {
        return stood;
    }

    /** The number of the step that is next. */
    int next() {
        return applied;
    }

    void did(SchemaDelta delta) {
        done.add(delta);
    }

    void stepDone() {
        applied++;
    }

    /** The schema as it is now. */
    Schema live() {
        for (SchemaDelta delta : done) {
            live = delta.applyTo(live);
        }
        done.clear();
        return live;
    }
}
