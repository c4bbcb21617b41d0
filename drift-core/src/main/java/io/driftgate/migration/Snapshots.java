package io.driftgate.migration;

import io.driftgate.schema.Schema;
import io.driftgate.source.SnapshotFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Snapshots as the history keeps them: the file that db:snapshot writes, compressed with gzip. */
final class Snapshots {

    private Snapshots() {}

    static byte[] compressed(Schema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            SnapshotFile.write(schema, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
