package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.CONFIGURATION;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.List;

/** Settings that ALTER DATABASE … SET and ALTER ROLE … IN DATABASE … SET gave to this database. */
final class SettingQuery {
    private static final String SQL = "select setrole, setconfig from pg_db_role_setting"
            + " where setdatabase = (select oid from pg_database where datname = current_database())";

    private SettingQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL, row -> {
            long role = row.oid("setrole");
            String owner = role == 0 ? "database" : catalog.aspects().role(role);
            List<String> settings = row.list("setconfig");
            for (String setting : settings == null ? List.<String>of() : settings) {
                int equals = setting.indexOf('=');
                String name = setting.substring(0, equals);
                Facts.Builder facts =
                        Facts.builder().put(CONFIGURATION, Secrets.masked(name, setting.substring(equals + 1)));
                catalog.add(ObjectType.OPTION, ObjectPath.of(owner, name), facts);
            }
        });
    }
}
