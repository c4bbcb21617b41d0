package io.driftgate.dialect.postgres.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of PostgreSQL's own programs.
 *
 * @param words a path, or the words of a command that runs it elsewhere
 * @param version such as {@code 15.18}
 */
record ClientProgram(List<String> words, String version) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+[.\\w]*)");

    ClientProgram {
        words = List.copyOf(words);
    }

    /** Asks a program for its version; empty if it does not run, or is something else. */
    static Optional<ClientProgram> ask(List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.add("--version");
        try {
            ProcessBuilder builder = ClientEnvironment.builder(command).redirectErrorStream(true);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            return process.waitFor() == 0 && version.find()
                    ? Optional.of(new ClientProgram(words, version.group(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    int major() {
        Matcher digits = Pattern.compile("\\d+").matcher(version);
        return digits.lookingAt() ? Integer.parseInt(digits.group()) : 0;
    }

    /** Whether it runs on this machine, with this machine's files and network. */
    boolean isLocal() {
        return words.size() == 1;
    }

    /** The program of another name beside it. */
    Optional<ClientProgram> sibling(String name) {
        if (!isLocal()) {
            return Optional.empty();
        }
        Path file = Path.of(words.get(0));
        String given = String.valueOf(file.getFileName());
        String suffix = given.endsWith(".exe") ? ".exe" : "";
        return ask(List.of(file.resolveSibling(name + suffix).toString()));
    }

    @Override
    public String toString() {
        return String.join(" ", words) + " " + version;
    }
}
