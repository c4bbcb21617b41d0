package io.driftgate.check.data;

import java.util.List;

/**
 * The answer to a question.
 *
 * @param rows how many
 * @param keys the keys of some of them
 */
record RowCount(long rows, List<String> keys) {
    static final RowCount NONE = new RowCount(0, List.of());

    RowCount {
        keys = List.copyOf(keys);
    }
}
