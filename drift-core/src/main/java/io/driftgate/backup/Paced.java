package io.driftgate.backup;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Hands numbers on, but no more than one in ten seconds, and none in the first. */
final class Paced implements LongConsumer {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongConsumer listener;
    private long last = System.nanoTime();

    Paced(LongConsumer listener) {
        this.listener = listener;
    }

    @Override
    public void accept(long number) {
        long now = System.nanoTime();
        if (now - last >= PAUSE.toNanos()) {
            last = now;
            listener.accept(number);
        }
    }
}
