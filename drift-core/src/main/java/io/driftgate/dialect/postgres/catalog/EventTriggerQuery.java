package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.EVENT;
import static io.driftgate.schema.Property.FUNCTION;
import static io.driftgate.schema.Property.TAGS;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.List;

/** Event triggers, which belong to the database and not to a schema. */
final class EventTriggerQuery {
    private static final String SQL =
            "select oid, evtname, evtevent, evtowner, evtfoid::regproc::text as function, evtenabled, evttags"
                    + " from pg_event_trigger";

    private EventTriggerQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL, row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_event_trigger", oid)) {
                List<String> tags = row.list("evttags");
                Facts.Builder facts = Facts.builder()
                        .put(EVENT, row.name("evtevent"))
                        .put(
                                TAGS,
                                tags == null
                                        ? null
                                        : String.join(
                                                ", ", tags.stream().sorted().toList()))
                        .put(FUNCTION, row.name("function"))
                        .put(ENABLED, Codes.enabled(row.text("evtenabled")));
                catalog.aspects().owned(facts, "pg_event_trigger", oid, row.oid("evtowner"));
                catalog.add(ObjectType.EVENT_TRIGGER, ObjectPath.of(row.name("evtname")), facts);
            }
        });
    }
}
