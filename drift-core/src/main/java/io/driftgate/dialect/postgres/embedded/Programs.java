package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An installation with the way to run it. */
record Programs(Installation installation, RunAs runAs) {

    /**
     * Tries what ways there are. A user that root lends to the server may not be let into root's cache: then the server gets a
     * copy of its programs in its own directory.
     */
    static Programs find(Installation installation, ServerDirectory directory) throws IOException {
        List<RunAs> candidates = RunAs.candidates(directory.root());
        if (!candidates.contains(RunAs.SELF)) {
            Directories.permit(directory.root(), "rwx--x--x");
        }
        Optional<Programs> found = first(installation, candidates);
        if (found.isPresent()) {
            return found.get();
        }
        Path copy = directory.root().resolve("programs");
        return first(installation.copiedTo(copy), candidates)
                .orElseThrow(() -> new ScratchException("The PostgreSQL programs in " + installation.home()
                        + " cannot be run here; PostgreSQL does not run as"
                        + " root, who needs one of unshare, setpriv and runuser. Run the build as another user, or set"
                        + " db.scratch to a server's JDBC URL."));
    }

    private static Optional<Programs> first(Installation installation, List<RunAs> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.works(installation))
                .findFirst()
                .map(candidate -> new Programs(installation, candidate));
    }

    /** A command line. */
    List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(installation.program(program)));
        words.addAll(List.of(arguments));
        return runAs.command(words);
    }
}
