package io.driftgate.migration;

/** Is told what happens; must not throw. Called by the thread that runs the migrations, and by another one while a statement runs long. */
@FunctionalInterface
public interface MigrationListener {

    void on(MigrationEvent event);
}
