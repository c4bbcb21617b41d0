package io.driftgate.backup;

/** Is told what happens; must not throw. */
@FunctionalInterface
public interface BackupListener {

    void on(BackupEvent event);
}
