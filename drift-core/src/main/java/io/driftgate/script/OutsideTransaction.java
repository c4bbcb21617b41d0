package io.driftgate.script;

import java.io.IOException;
import java.io.Reader;

/** A script that asks not to be run in a transaction. */
record OutsideTransaction(Script script) implements Script {

    static Script of(Script script) {
        return new OutsideTransaction(script);
    }

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public Reader open() throws IOException {
        return script.open();
    }

    @Override
    public boolean isTransactional() {
        return false;
    }
}
