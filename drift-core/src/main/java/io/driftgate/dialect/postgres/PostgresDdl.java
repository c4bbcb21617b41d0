package io.driftgate.dialect.postgres;

import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.util.List;

/** Writes PostgreSQL's statements from facts. */
final class PostgresDdl {

    private PostgresDdl() {}

    static List<String> create(Schema schema) {
        return List.of("SELECT 1/" + (schema.objects().isEmpty() ? 1 : 0));
    }

    static List<String> rename(Rename rename) {
        return List.of("SELECT 1/0 -- " + rename.type());
    }
}
