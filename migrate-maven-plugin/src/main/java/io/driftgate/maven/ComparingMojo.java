package io.driftgate.maven;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.policy.WaiverFile;
import io.driftgate.report.Paint;
import io.driftgate.report.TextReport;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how two schemas are compared and how the result is told. */
abstract class ComparingMojo extends SchemaMojo {
    private static final String DEFAULT_CHECKS = "src/main/resources/db/checks";

    private static final String DEFAULT_WAIVERS = "src/main/resources/db/waivers.yaml";

    /**
     * The file of waivers, each with {@code code}, {@code object}, {@code reason} and {@code expires}. By default {@code
     * src/main/resources/db/waivers.yaml}, which need not exist.
     */
    @Parameter(property = "db.waivers")
    private @Nullable String waivers;

    /** Patterns over the paths of objects that nobody here manages, such as {@code public.audit_*}: left out on both sides. */
    @Parameter(property = "db.unmanaged")
    private @Nullable List<String> unmanaged;

    /** What is compared beside the structure: {@code comments}, {@code owners}, {@code privileges}. */
    @Parameter(property = "db.compare")
    private @Nullable List<String> compare;

    /**
     * The directory of the team's own checks, with {@code before}, {@code after} and {@code always} in it. By default {@code
     * src/main/resources/db/checks}, which need not exist.
     */
    @Parameter(property = "db.checks")
    private @Nullable String checks;

    /**
     * How results are given: {@code text} on the console, and in the output directory files of {@code json}, {@code html},
     * {@code markdown}, {@code sarif} (2.1.0, for code scanning), {@code junit} (XML, for CI servers).
     */
    @Parameter(property = "db.formats", defaultValue = "text,json,html")
    private List<String> formats;

    /**
     * The file in which runs leave what they saw, a line a database, so that a report can say since when a difference is there.
     * It only grows. By default {@code drift-history.jsonl} in the output directory; a job that begins with an empty one has to
     * keep the file elsewhere.
     */
    @Parameter(property = "db.driftHistory")
    private @Nullable String driftHistory;

    final DriftCheck check(LiveSources live, ScratchPool scratch) {
        return new DriftCheck(new Sources(sources(live), scratch), checks(), scratch);
    }

    final CheckSettings checks() {
        return new CheckSettings(
                engine(),
                Aspects.parse(compare == null ? List.of() : compare),
                unmanaged == null
                        ? List.of()
                        : unmanaged.stream().map(PathPattern::new).toList(),
                waivers(),
                today());
    }

    /**
     * How this goal gives its results.
     *
     * @param stem the name of the files without their endings
     * @param title what pages are called
     */
    final Results results(String goal, String stem, String title) {
        Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
        Path history = driftHistory == null
                ? output().resolve("drift-history.jsonl")
                : baseDirectory().resolve(driftHistory);
        return new Results(Format.parse(formats), report(paint), goal, output(), stem, title, history, getLog());
    }

    final TextReport report(Paint paint) {
        return new TextReport(paint, waivers == null ? DEFAULT_WAIVERS : waivers, today());
    }

    /** @throws ParameterException if a directory was named that is not there */
    final Path checksFolder() {
        Path folder = baseDirectory().resolve(checks == null ? DEFAULT_CHECKS : checks);
        if (checks != null && !Files.isDirectory(folder)) {
            throw new ParameterException("There is no directory " + folder + ": correct db.checks, or leave it out.");
        }
        return folder;
    }

    private List<Waiver> waivers() {
        if (waivers == null) {
            return WaiverFile.read(baseDirectory().resolve(DEFAULT_WAIVERS));
        }
        Path file = baseDirectory().resolve(waivers);
        if (!Files.exists(file)) {
            throw new ParameterException("There is no waiver file " + file + ": correct db.waivers, or leave it out.");
        }
        return WaiverFile.read(file);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
