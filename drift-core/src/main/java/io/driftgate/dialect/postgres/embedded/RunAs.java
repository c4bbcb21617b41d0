package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the server runs: PostgreSQL refuses to run as root, so root needs a way out of being root.
 *
 * @param prefix what goes before a command line
 * @param owner the user who must own the server's files; empty: whoever makes them
 */
record RunAs(List<String> prefix, Optional<String> owner) {
    static final RunAs SELF = new RunAs(List.of(), Optional.empty());

    /** The ways that may work here, best first; whoever is not root runs the server as himself. */
    static List<RunAs> candidates(Path ownFile) throws IOException {
        return root(ownFile) ? candidates() : List.of(SELF);
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Hands a directory and all it holds to the server's user. */
    void give(Path directory) throws IOException {
        if (owner.isPresent()) {
            Command.Result result = Command.of("chown", "-R", owner.get() + ":", directory.toString())
                    .run();
            if (!result.ok()) {
                throw new IOException(result.output().strip());
            }
        }
    }

    private static boolean root(Path ownFile) throws IOException {
        return ownFile.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(ownFile, "unix:uid"));
    }

    /** A user namespace first: there the server keeps the rights of root's own files and nothing else. */
    private static List<RunAs> candidates() {
        List<RunAs> all = new ArrayList<>();
        all.add(new RunAs(List.of("unshare", "-U"), Optional.empty()));
        for (String user : List.of("postgres", "nobody")) {
            Optional<String> uid = id("-u", user);
            Optional<String> gid = id("-g", user);
            if (uid.isPresent() && gid.isPresent()) {
                all.add(new RunAs(
                        List.of("setpriv", "--reuid=" + uid.get(), "--regid=" + gid.get(), "--clear-groups"),
                        Optional.of(user)));
                all.add(new RunAs(List.of("runuser", "-u", user, "--"), Optional.of(user)));
            }
        }
        return all;
    }

    private static Optional<String> id(String option, String user) {
        try {
            Command.Result result = Command.of("id", option, user).run();
            return result.ok() ? Optional.of(result.output().strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a program of the installation can be run so. */
    boolean works(Installation installation) {
        try {
            return Command.of(command(List.of(installation.program("postgres"), "--version")))
                    .run()
                    .ok();
        } catch (IOException e) {
            return false;
        }
    }
}
