package io.driftgate.maven;

import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.report.BackupText;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells why a backup or a restore was refused, and makes it a build failure. */
final class Refusals {
    private Refusals() {}

    static MojoFailureException told(BackupRefusedException refused, BackupText text, Log log) {
        text.lines(refused).forEach(log::error);
        return new MojoFailureException(refused.reason());
    }
}
