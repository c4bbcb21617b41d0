package io.driftgate.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds a manifest against its JSON Schema. */
final class SchemaProblems {
    private static final String SCHEMA = "/io/driftgate/report/backup-manifest.schema.json";

    private SchemaProblems() {}

    static List<String> of(Path manifest) throws IOException {
        try (InputStream in = BackupManifest.class.getResourceAsStream(SCHEMA)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Optional.ofNullable(in).orElseThrow())
                    .validate(new ObjectMapper().readTree(manifest.toFile()))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
