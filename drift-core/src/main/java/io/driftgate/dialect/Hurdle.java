package io.driftgate.dialect;

/**
 * What stands in the way of a run, found before it begins.
 *
 * @param blocks whether the run would surely fail; else it may take longer, or be tried again
 * @param text one sentence
 * @param remedy what to do
 */
public record Hurdle(boolean blocks, String text, String remedy) {}
