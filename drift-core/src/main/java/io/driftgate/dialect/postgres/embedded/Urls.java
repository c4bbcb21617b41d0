package io.driftgate.dialect.postgres.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of PostgreSQL's JDBC URLs. */
final class Urls {
    private Urls() {}

    /** The driver decodes the database name as a form value. */
    static String encoded(String database) {
        return URLEncoder.encode(database, StandardCharsets.UTF_8);
    }
}
