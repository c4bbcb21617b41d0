package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database holds, table by table.
 *
 * @param tables sorted by path
 * @param sequences the last value of each sequence, as text; "" if it gave none yet
 */
public record Contents(List<TableContent> tables, SortedMap<ObjectPath, String> sequences) {

    public Contents {
        List<TableContent> sorted = new ArrayList<>(tables);
        sorted.sort(java.util.Comparator.comparing(TableContent::table));
        tables = List.copyOf(sorted);
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
    }

    public static Contents of(List<TableContent> tables, Map<ObjectPath, String> sequences) {
        return new Contents(tables, new TreeMap<>(sequences));
    }

    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }
}
