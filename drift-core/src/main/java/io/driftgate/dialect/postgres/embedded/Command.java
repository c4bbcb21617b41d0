package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A program run to its end, with its output held for a message. */
record Command(List<String> words, String input) {

    /** What a server needs of the caller's environment; the rest, secrets among it, is none of its business. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SystemRoot", "windir", "LD_LIBRARY_PATH", "LOCPATH");

    Command {
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words), "");
    }

    static Command of(List<String> words) {
        return new Command(words, "");
    }

    Command withInput(String text) {
        return new Command(words, text);
    }

    /** @throws IOException if the program cannot be started, or the wait for it is interrupted */
    Result run() throws IOException {
        Process process = builder(words).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code and output say why.
        }
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Starts in a plain environment: messages in English, times in UTC. */
    static ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        Map<String, String> inherited = new TreeMap<>(environment);
        environment.clear();
        inherited.forEach((name, value) -> {
            if (INHERITED.contains(name)) {
                environment.put(name, value);
            }
        });
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }

    /** How a program ended. */
    record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }
    }
}
