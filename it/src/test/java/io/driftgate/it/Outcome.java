package io.driftgate.it;

import org.apache.maven.shared.invoker.InvocationResult;

/** How a build ended. */
enum Outcome {
    SUCCESS,
    /** A gate said no: {@code MojoFailureException}. */
    REFUSED,
    /** Something could not be done: {@code MojoExecutionException}. */
    FAULT,
    /** Anything else, such as a plugin that was not found. */
    BROKEN;

    static Outcome of(InvocationResult result, String console) {
        if (result.getExitCode() == 0) {
            return SUCCESS;
        }
        if (console.contains("MojoFailureException")) {
            return REFUSED;
        }
        return console.contains("MojoExecutionException") ? FAULT : BROKEN;
    }
}
