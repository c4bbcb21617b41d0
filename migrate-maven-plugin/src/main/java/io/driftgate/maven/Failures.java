package io.driftgate.maven;

import org.apache.maven.plugin.MojoExecutionException;

/**
 * Turns what the core throws into a build error of one sentence. Maven joins the messages of an exception's causes to its
 * own, so the cause stands beside it, where only {@code -e} shows it.
 */
final class Failures {

    private Failures() {}

    static MojoExecutionException asBuildError(RuntimeException fault) {
        MojoExecutionException error = new MojoExecutionException(sentence(fault));
        error.addSuppressed(fault);
        return error;
    }

    /** The exceptions of the core and of this plugin are written for users; any other is a defect and says what it is. */
    private static String sentence(RuntimeException fault) {
        String message = fault.getMessage();
        return message != null && fault.getClass().getName().startsWith("io.driftgate.")
                ? message
                : "This should not have happened (" + fault + "): run again with -e and report it.";
    }
}
