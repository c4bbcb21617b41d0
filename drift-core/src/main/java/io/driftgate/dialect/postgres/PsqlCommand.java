package io.driftgate.dialect.postgres;

import io.driftgate.script.ScriptException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A command of the psql client within a script, such as {@code \restrict}. Those that change nothing in the database are
 * passed over, all others are refused: nothing that a script does is silently left out.
 *
 * @param name without its backslash
 * @param arguments the rest of its line, stripped
 */
record PsqlCommand(String name, String arguments, Place place) {
    private static final Set<String> HARMLESS = Set.of(
            "restrict",
            "unrestrict",
            "echo",
            "qecho",
            "warn",
            "timing",
            "pset",
            "a",
            "C",
            "f",
            "H",
            "html",
            "t",
            "T",
            "x",
            "l",
            "l+",
            "list",
            "conninfo",
            "errverbose",
            "p",
            "print",
            "r",
            "reset",
            "h",
            "help",
            "?",
            "copyright");

    /** Variables that steer psql's own behaviour in a way that running every statement and stopping at an error honours. */
    private static final Set<String> HARMLESS_VARIABLES = Set.of(
            "ON_ERROR_STOP",
            "QUIET",
            "ECHO",
            "ECHO_HIDDEN",
            "VERBOSITY",
            "SHOW_CONTEXT",
            "HIDE_TABLEAM",
            "HIDE_TOAST_COMPRESSION",
            "FETCH_COUNT",
            "HISTCONTROL",
            "HISTFILE",
            "HISTSIZE",
            "PROMPT1",
            "PROMPT2",
            "PROMPT3",
            "SINGLELINE",
            "COMP_KEYWORD_CASE");

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("c", "a script runs in the database it is given; write the dump with pg_dump, without -C"),
            Map.entry("connect", "a script runs in the database it is given; write the dump with pg_dump, without -C"),
            Map.entry("i", "put the included statements into the script itself"),
            Map.entry("ir", "put the included statements into the script itself"),
            Map.entry("include", "put the included statements into the script itself"),
            Map.entry("include_relative", "put the included statements into the script itself"),
            Map.entry("copy", "use COPY … FROM stdin with the data in the script"),
            Map.entry("gexec", "use a DO block with EXECUTE"),
            Map.entry("gset", "use a DO block with variables"),
            Map.entry("g", "end the statement with a semicolon"),
            Map.entry("set", "write the value where the variable is used"),
            Map.entry("if", "use a DO block with IF"),
            Map.entry("encoding", "save the script as UTF-8"),
            Map.entry(".", "it ends the data of a COPY … FROM stdin, and there is none before it"));

    /** Takes the command from its backslash to the end of its line. */
    static PsqlCommand read(ScriptSource in) throws IOException {
        Place place = in.place();
        in.read();
        StringBuilder line = new StringBuilder();
        while (in.peek() >= 0 && in.peek() != '\n') {
            line.append(in.read());
        }
        String stripped = line.toString().strip();
        int end = nameEnd(stripped);
        return new PsqlCommand(
                stripped.substring(0, end), stripped.substring(end).strip(), place);
    }

    private static int nameEnd(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isWhitespace(line.charAt(i)) || line.charAt(i) == '\\') {
                return i;
            }
        }
        return line.length();
    }

    /** @throws ScriptException unless passing the command over leaves out nothing */
    void requireHarmless() {
        if (arguments.contains("\\\\")) {
            throw place.error("more follows the psql command \\" + name + " on its line: move it to a line of its own");
        }
        if (!harmless()) {
            throw refused("");
        }
    }

    /** The refusal of a command in the middle of a statement. */
    ScriptException withinStatement() {
        return refused(" within a statement");
    }

    private boolean harmless() {
        return switch (name) {
            case "set", "unset" -> HARMLESS_VARIABLES.contains(arguments.split("\\s+", 2)[0]);
            case "encoding" -> isUtf8(arguments);
            default -> HARMLESS.contains(name) || name.matches("d[A-Za-z]*[S+]*");
        };
    }

    private static boolean isUtf8(String encoding) {
        String plain = encoding.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return plain.isEmpty() || plain.equals("UTF8") || plain.equals("UNICODE");
    }

    private ScriptException refused(String where) {
        String remedy = REMEDIES.getOrDefault(name, "only psql itself can run it; take it out of the script");
        return place.error("the psql command \\" + name + where + " is not supported: " + remedy);
    }
}
