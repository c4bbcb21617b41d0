package io.driftgate.check.targets;

/** What one thread does at one go. */
interface Job {

    /** How many targets it checks. */
    int targets();

    /** Tells of every one of them. */
    void run(TargetsListener listener);
}
