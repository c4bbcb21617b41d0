package io.driftgate.maven;

import io.driftgate.report.Paint;

/** Emphasis as escape sequences, for a terminal. */
final class AnsiPaint implements Paint {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "m";

    @Override
    public String good(String text) {
        return ESCAPE + "1;32m" + text + RESET;
    }

    @Override
    public String bad(String text) {
        return ESCAPE + "1;31m" + text + RESET;
    }

    @Override
    public String strong(String text) {
        return ESCAPE + "1m" + text + RESET;
    }
}
