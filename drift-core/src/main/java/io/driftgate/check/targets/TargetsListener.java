package io.driftgate.check.targets;

/** Hears how a run over many targets goes on. Its methods are called from several threads, one at a time. */
public interface TargetsListener {

    /** How many targets there are, tenants counted one by one. */
    void planned(int targets);

    /** One target is done; in no particular order. */
    void done(TargetResult result);
}
