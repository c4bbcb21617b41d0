package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.OWNER;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.TreeSet;

/** This database's subscriptions: the columns that every role may read, never the connection string. */
final class SubscriptionQuery {

    private SubscriptionQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = "select s.subname, s.subowner, s.subenabled, s.subslotname, s.subpublications, "
                + catalog.since(15, "s.subbinary::text", "'false'") + " as is_binary, "
                + catalog.since(16, "s.substream::text", catalog.since(15, "left(s.substream::text, 1)", "'f'"))
                + " as streaming, "
                + catalog.since(15, "s.subtwophasestate::text", "'d'") + " as two_phase, "
                + catalog.since(15, "s.subdisableonerr::text", "'false'") + " as disable_on_error, "
                + catalog.since(15, "s.subsynccommit", "'off'") + " as synchronous_commit, "
                + catalog.since(16, "s.suborigin", "'any'") + " as origin"
                + " from pg_subscription s where s.subdbid = (select oid from pg_database where datname = current_database())";
        catalog.each(sql, row -> {
            Facts.Builder facts = Facts.builder()
                    .put(ENABLED, row.flag("subenabled") ? null : "DISABLED")
                    .put(OPTIONS, options(catalog, row))
                    .put(OWNER, catalog.aspects().role(row.oid("subowner")));
            catalog.add(ObjectType.SUBSCRIPTION, ObjectPath.of(row.name("subname")), facts);
        });
    }

    private static String options(Catalog catalog, Row row) throws SQLException {
        StringJoiner words = new StringJoiner(", ");
        var publications = row.list("subpublications");
        words.add("publications=" + (publications == null ? "" : Names.quotedList(new TreeSet<>(publications))));
        add(words, "slot_name", row.isNull("subslotname") ? "NONE" : row.name("subslotname"), row.name("subname"));
        add(words, "binary", row.name("is_binary"), "false");
        add(words, "streaming", row.name("streaming"), catalog.since(18, "p", "f"));
        add(words, "two_phase", row.name("two_phase"), "d");
        add(words, "disable_on_error", row.name("disable_on_error"), "false");
        add(words, "synchronous_commit", row.name("synchronous_commit"), "off");
        add(words, "origin", row.name("origin"), "any");
        return words.toString();
    }

    private static void add(StringJoiner words, String option, String value, String usual) {
        if (!value.equals(usual)) {
            words.add(option + "=" + value);
        }
    }
}
