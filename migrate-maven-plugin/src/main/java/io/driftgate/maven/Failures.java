package io.driftgate.maven;

import org.apache.maven.plugin.MojoExecutionException;

/**
 * Turns what the core throws into a build error of one sentence. Maven joins the messages of an exception's causes to its
 * own, so the causes stand beside it, where only {@code -e} shows them.
 */
final class Failures {

    private Failures() {}

    static MojoExecutionException asBuildError(RuntimeException fault, Secrets secrets) {
        MojoExecutionException error = new MojoExecutionException(secrets.hideIn(sentence(fault)));
        error.addSuppressed(Evidence.of(fault, secrets));
        return error;
    }

    /** The exceptions of the core and of this plugin are written for users; any other is a defect and says what it is. */
    private static String sentence(RuntimeException fault) {
        boolean written = fault.getClass().getName().startsWith("io.driftgate.") && fault.getMessage() != null;
        return written
                ? String.valueOf(fault.getMessage())
                : "This should not have happened (" + fault + "): run again with -e and report it.";
    }
}
