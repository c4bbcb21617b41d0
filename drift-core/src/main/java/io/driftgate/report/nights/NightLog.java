package io.driftgate.report.nights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file in which runs leave what they saw: a line of JSON a target and run, only ever appended to. Runs of several
 * processes may append at the same time; half a line that a killed one left is passed over.
 */
public final class NightLog {
    /** What is older is not read. */
    private static final Duration REACH = Duration.ofDays(400);

    private final Path file;

    public NightLog(Path file) {
        this.file = file;
    }

    /**
     * What earlier runs saw of the document's targets, oldest first, by target.
     *
     * @param document as {@code drift.json} has it
     */
    Map<String, List<Night>> read(JsonNode document, Set<String> targets) throws IOException {
        Map<String, List<Night>> nights = new HashMap<>();
        if (!Files.exists(file)) {
            return nights;
        }
        Instant now = at(document);
        Instant oldest = now.minus(REACH);
        // Half a character at the end of half a line is no reason to read nothing.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                NightLines.read(line)
                        .filter(night -> targets.contains(night.target()))
                        .filter(night ->
                                night.at().isAfter(oldest) && night.at().isBefore(now))
                        .ifPresent(night -> nights.computeIfAbsent(night.target(), id -> new ArrayList<>())
                                .add(night));
            }
        }
        nights.values().forEach(list -> list.sort(Comparator.comparing(Night::at)));
        return nights;
    }

    static Instant at(JsonNode document) {
        return Instant.parse(document.path("at").asText());
    }

    /**
     * Appends what a run saw, in one write.
     *
     * @param document as {@code drift.json} has it
     * @param goal whose run it was, such as {@code drift-report}
     * @throws IOException if the file cannot be written; what it held before is still there
     */
    public void append(JsonNode document, String goal) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode target : document.path("targets")) {
            lines.append(NightLines.write(NightLines.of(target, at(document)), goal))
                    .append('\n');
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        append(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] lines) throws IOException {
        // Of this process, one at a time: a file's lock is the whole process's.
        synchronized (NightLog.class) {
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                channel.position(channel.size());
                ByteBuffer bytes = ByteBuffer.wrap(endsInTheMiddle(channel) ? withLineEnd(lines) : lines);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }
    }

    private static boolean endsInTheMiddle(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }

    private static byte[] withLineEnd(byte[] lines) {
        byte[] all = new byte[lines.length + 1];
        all[0] = '\n';
        System.arraycopy(lines, 0, all, 1, lines.length);
        return all;
    }
}
