package io.driftgate.bench;

import java.util.Arrays;
import java.util.Locale;

/** Medians, and the lines of the table. */
final class Times {

    private Times() {}

    /** Something that is timed. */
    interface Work {
        void run() throws Exception;
    }

    /** How long the work takes, in milliseconds. */
    static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static void line(String what, double own, double peer) {
        System.out.printf(Locale.ROOT, "%-44s %7.0f ms %7.0f ms %8.2f%n", what, own, peer, own / peer);
    }

    static void line(String what, double own) {
        System.out.printf(Locale.ROOT, "%-44s %7.0f ms%n", what, own);
    }
}
