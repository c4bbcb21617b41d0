package io.driftgate.maven;

import io.driftgate.connection.Database;
import io.driftgate.source.SourceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Understands sources, and gathers the live databases among them with the credentials that belong to each. One run's; not
 * thread-safe.
 */
final class LiveSources {
    private final Targets targets;
    private final BaseDirectory base;
    private final Map<String, Database> databases = new HashMap<>();
    private final Set<String> schemas = new TreeSet<>();

    LiveSources(Targets targets, BaseDirectory base) {
        this.targets = targets;
        this.base = base;
    }

    /**
     * What a parameter's text means.
     *
     * @throws ParameterException if it names a database that cannot be found out
     */
    SourceSpec spec(String parameter, String text) {
        SourceSpec spec = SourceSpec.parse(text.strip(), parameter, targets.ids(), base.path());
        if (spec instanceof SourceSpec.Environment environment) {
            return live(targets.environment(environment.id()));
        }
        if (spec instanceof SourceSpec.Recorded) {
            Target target = targets.chosen();
            live(target);
            return new SourceSpec.Recorded(target.label());
        }
        return spec instanceof SourceSpec.Jdbc jdbc ? live(targets.at(jdbc.url())) : spec;
    }

    /** The target as a source. */
    SourceSpec live(Target target) {
        databases.put(target.label(), target.database());
        schemas.addAll(target.schemas());
        return new SourceSpec.Environment(target.label());
    }

    /** The schemas that the environments among them list. */
    List<String> schemas() {
        return List.copyOf(schemas);
    }

    /** The databases of all sources so far, by the name under which the source knows them. */
    Map<String, Database> databases() {
        return Map.copyOf(databases);
    }
}
