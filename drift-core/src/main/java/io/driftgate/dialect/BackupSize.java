package io.driftgate.dialect;

/**
 * What a backup takes on disks, in bytes, before anybody has written one.
 *
 * @param fileLeast what the file surely takes
 * @param fileMost what it takes at most, as a rule
 * @param proofLeast what the database surely takes that is made of it to prove it; 0 where the file is a database itself
 * @param proofMost what that takes at most, as a rule
 */
public record BackupSize(long fileLeast, long fileMost, long proofLeast, long proofMost) {}
