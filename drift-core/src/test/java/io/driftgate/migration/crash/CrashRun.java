package io.driftgate.migration.crash;

import io.driftgate.migration.MigrationEvent;
import io.driftgate.migration.MigrationResult;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that migrates, and stops to be killed where it was told to. Everything that happens is told on stdout. */
public final class CrashRun {
    static final String HERE = "here";
    static final String STATEMENT = "statement ";
    static final String STEP = "step ";
    static final String ENDED = "ended ";

    private final Order order;
    private final DataOutputStream out;
    private int statements;
    private int steps;

    private CrashRun(Order order, DataOutputStream out) {
        this.order = order;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
            new CrashRun(Order.read(new DataInputStream(System.in)), out).run();
        }
    }

    private void run() {
        if (order.url().startsWith("jdbc:sqlite:")) {
            SqliteStatements.watch(this::before, this::answered);
        }
        // A scratch server of a killed process would go on for a while; the replay is there already.
        ScratchSettings scratch = new ScratchSettings(ScratchSettings.AUTO, order.cache(), major -> {
            throw new IllegalStateException("the replay is not in the cache");
        });
        try (ScratchPool pool = new ScratchPool(scratch)) {
            MigrationResult result = new Runs(order.migrations(), pool).run(order.database(), order.start(), this::on);
            tell(ENDED + result.refused().map(refused -> refused.reason()).orElse("well"));
        } catch (RuntimeException e) {
            tell(ENDED + e);
        }
    }

    /** What depends on how fast the machine is is no step. */
    private void on(MigrationEvent event) {
        if (event instanceof MigrationEvent.StillRunning) {
            return;
        }
        tell(STEP + event.getClass().getSimpleName());
        stopIf(CrashPoint.Kind.STEP, ++steps);
    }

    private void before(String url, String sql) {
        if (isTarget(url)) {
            tell(STATEMENT + sql);
            stopIf(CrashPoint.Kind.BEFORE, ++statements);
        }
    }

    private void answered(String url, String sql) {
        if (isTarget(url)) {
            stopIf(CrashPoint.Kind.ANSWERED, statements);
        }
    }

    private boolean isTarget(String url) {
        return url.contains("live.db");
    }

    private void stopIf(CrashPoint.Kind kind, int number) {
        if (order.kind() == kind && order.number() == number) {
            tell(HERE);
            while (true) {
                LockSupport.park();
            }
        }
    }

    private void tell(String what) {
        try {
            out.writeUTF(what.length() > 4000 ? what.substring(0, 4000) : what);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
