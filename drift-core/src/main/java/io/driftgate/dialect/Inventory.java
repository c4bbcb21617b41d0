package io.driftgate.dialect;

import java.util.List;

/** The relations of a database as one crawl lists them; the dialect completes them. */
public record Inventory(List<Relation> relations) {

    public Inventory {
        relations = List.copyOf(relations);
    }

    /**
     * @param schema the schema's unquoted name; {@code main} for SQLite
     * @param name the unquoted name
     * @param kind what the dialect's inventory query calls it, such as {@code TABLE}, {@code PARTITIONED TABLE}, {@code VIEW}
     */
    public record Relation(String schema, String name, String kind) {}
}
