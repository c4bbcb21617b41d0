package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.check.targets.TargetResult;
import io.driftgate.check.targets.TargetsListener;
import io.driftgate.report.DriftDetails;
import io.driftgate.report.DriftDocument;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Puts results into the document as they come, and tells how far the run is: of few databases all, of many now and then. */
final class ReportProgress implements TargetsListener {
    private static final int FEW = 10;
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final DriftDocument document;
    private final String expected;
    private final Results results;
    private final Log log;
    private final Whence whence;
    private final Advice advice;
    private final long began = System.nanoTime();
    private long told = began;
    private int planned;
    private int done;
    private int drifted;
    private int lost;

    ReportProgress(DriftDocument document, String expected, Results results, Whence whence, Advice advice, Log log) {
        this.document = document;
        this.expected = expected;
        this.results = results;
        this.whence = whence;
        this.advice = advice;
        this.log = log;
    }

    @Override
    public void planned(int targets) {
        planned = targets;
        if (targets > FEW) {
            log.info("Checking " + targets + " databases or tenants.");
        }
    }

    @Override
    public void done(TargetResult result) {
        ObjectNode target = document.add(result, expected);
        if (result.drift() != null) {
            details(result.drift(), target);
        }
        done++;
        drifted += result.verdict() == Verdict.DRIFT ? 1 : 0;
        lost += result.verdict() == Verdict.ERROR ? 1 : 0;
        tell(result);
        if (planned > FEW && System.nanoTime() - told > PAUSE) {
            told = System.nanoTime();
            log.info(line());
        }
    }

    /** That they cannot be found out takes nothing from the result. */
    private void details(DriftResult drift, ObjectNode target) {
        try {
            DriftDetails.put(drift, target);
            whence.put(drift, target);
            advice.put(drift, target);
        } catch (RuntimeException e) {
            target.withArray("notes").add("What more there is to tell was not found out: " + e.getMessage());
        }
    }

    private void tell(TargetResult result) {
        if (!results.formats().contains(Format.TEXT)) {
            return;
        }
        if (result.drift() == null) {
            log.warn(result.id() + ": ERROR " + result.error());
        } else if (planned <= FEW) {
            results.text().lines(result.drift()).forEach(result.verdict() == Verdict.DRIFT ? log::warn : log::info);
        } else if (result.verdict() == Verdict.DRIFT) {
            log.warn(result.id() + ": DRIFT");
        }
    }

    private String line() {
        long left = (System.nanoTime() - began) / done * (planned - done) / 1_000_000_000L;
        return done + " of " + planned + " done, " + drifted + " drifted, " + lost + " could not be checked; about "
                + left + " s left";
    }
}
