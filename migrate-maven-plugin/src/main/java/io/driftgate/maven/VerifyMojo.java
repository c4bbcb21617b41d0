package io.driftgate.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Compares a database with the schema that its migrations promise; the build fails where they differ. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends SchemaMojo {

    @Override
    void run() {
        getLog().info(targets().chosen().toString() + migrations() + layout() + historyTable() + engine() + scratch() + cache() + placeholders() + schemas() + output() + postgresBinaries() + Console.hasColour(session()));
    }
}
