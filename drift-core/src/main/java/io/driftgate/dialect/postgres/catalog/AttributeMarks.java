package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is rare among attributes: dropped columns, and options and statistics targets of index columns. */
final class AttributeMarks {
    /** What the server keeps among the options of columns for itself is on every column of newer releases. */
    private static final String SQL = """
            select attrelid, attnum, attisdropped, attoptions is not null as optioned,
              case when attstattarget >= 0 then attstattarget end as target
            from pg_attribute
            where attnum > 0 and (attisdropped or attoptions[1] not like 'pg\\_%%' or attstattarget >= 0)%s
            order by attrelid, attnum""";

    private final Set<Long> optioned = new HashSet<>();
    private final Map<Long, String> targets = new HashMap<>();

    /** Also tells the relations which of their columns were dropped. */
    static AttributeMarks read(Catalog catalog) throws SQLException {
        AttributeMarks marks = new AttributeMarks();
        if (!catalog.has(Selection.Part.ATTRIBUTE_MARK)) {
            return marks;
        }
        catalog.each(SQL.formatted(catalog.only("attrelid")), row -> marks.mark(catalog, row));
        return marks;
    }

    private void mark(Catalog catalog, Row row) throws SQLException {
        long owner = row.oid("attrelid");
        Relation relation = catalog.relation(owner);
        if (relation != null && row.flag("attisdropped")) {
            relation.dropped(row.number("attnum"));
        } else if (relation == null) {
            if (row.flag("optioned")) {
                optioned.add(owner);
            }
            String target = row.text("target");
            if (target != null) {
                targets.merge(owner, row.number("attnum") + "=" + target, (a, b) -> a + ", " + b);
            }
        }
    }

    /** The OIDs of indexes with operator class options, for an SQL list. */
    String optionedIndexes() {
        return optioned.isEmpty()
                ? "0"
                : optioned.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The statistics targets of an index's expressions, {@code 1=500}; null if none is set. */
    @Nullable
    String targets(long index) {
        return targets.get(index);
    }
}
