package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.RunLock;
import java.sql.Connection;

/** The lock of a database that only this process can see, such as one in memory. */
final class NoLock implements RunLock {

    @Override
    public boolean tryAcquire() {
        return true;
    }

    @Override
    public boolean isHeld() {
        return true;
    }

    @Override
    public boolean sharesSessions(Connection other) {
        return false;
    }

    @Override
    public String holder() {
        return "";
    }

    @Override
    public void close() {}
}
