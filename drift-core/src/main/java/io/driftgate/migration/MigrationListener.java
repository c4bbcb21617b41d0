package io.driftgate.migration;

/** Is told what happens; must not throw. Called by the thread that runs the migrations. */
@FunctionalInterface
public interface MigrationListener {

    void on(MigrationEvent event);
}
