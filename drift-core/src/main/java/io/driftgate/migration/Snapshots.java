package io.driftgate.migration;

import io.driftgate.policy.Finding;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.SnapshotFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Snapshots as the history keeps them: the file that db:snapshot writes, compressed with gzip. */
final class Snapshots {

    private Snapshots() {}

    /** @param passed the differences from what is promised that are in it, and were let pass */
    static byte[] compressed(Schema schema, List<Finding> passed) {
        List<SchemaObject.Key> keys = passed.stream()
                .map(Finding::difference)
                .map(difference -> new SchemaObject.Key(difference.object(), difference.path()))
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            SnapshotFile.write(schema, keys, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
