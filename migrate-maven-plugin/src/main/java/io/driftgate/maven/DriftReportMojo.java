package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.Remedies;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.TenantCheck;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.targets.CheckTarget;
import io.driftgate.check.targets.Shard;
import io.driftgate.check.targets.TargetResult;
import io.driftgate.check.targets.TargetsCheck;
import io.driftgate.check.targets.TargetsSettings;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.report.DriftDocument;
import io.driftgate.report.DriftParts;
import io.driftgate.report.ReportException;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchTrial;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * The nightly report: checks one, several or all environments and the tenants in them, and writes a page, {@code drift.json}
 * and what else {@code db.formats} lists. Also a report of {@code mvn site}. Drift fails the build only when asked to.
 */
@Mojo(name = "drift-report", requiresProject = false, threadSafe = true)
public final class DriftReportMojo extends ComparingMojo implements MavenReport {
    private static final String PAGE = "drift-report";

    /**
     * What the databases must look like: {@code migrations} means, of each, those that its history lists as applied. Or any
     * other source, written as for {@code db:verify}.
     */
    @Parameter(property = "db.expected", defaultValue = "migrations")
    private String expected;

    /**
     * A file of YAML that lists databases beside the environments, each with {@code id}, {@code url}, and where needed
     * {@code user}, {@code serverId}, {@code schemas}.
     */
    @Parameter(property = "db.targets")
    private @Nullable String targetsFile;

    /** How many databases are read at the same time; by default as many as there are processors. */
    @Parameter(property = "db.threads", defaultValue = "0")
    private int threads;

    /** After what time the connection to a database is given up, which is then an error of its own; zero: never. */
    @Parameter(property = "db.targetTimeout", defaultValue = "5m")
    private String targetTimeout;

    /** The share of the databases that this run checks, such as {@code 3/10}; {@code db.merge} joins the shares' reports. */
    @Parameter(property = "db.shard", defaultValue = "1/1")
    private String shard;

    /** Files {@code drift.json}, or folders of them, that are joined into one report; no database is checked. */
    @Parameter(property = "db.merge")
    private @Nullable List<String> merge;

    /** Whether the build fails where a database has drifted or could not be checked. */
    @Parameter(property = "db.failOnDrift", defaultValue = "false")
    private boolean failOnDrift;

    private @Nullable File reportOutputDirectory;

    @Override
    void run() throws MojoFailureException {
        Results results = results("drift-report", "drift", "Drift report");
        ObjectNode document = merge == null || merge.isEmpty() ? checked(results) : merged();
        if (document.path("shard").isMissingNode()) {
            results.tellAndRemember(document);
        }
        results.write(document);
        if (reportOutputDirectory != null) {
            results.page(document, reportOutputDirectory.toPath().resolve(PAGE + ".html"));
        }
        conclude(document, results);
    }

    private ObjectNode merged() {
        List<Path> parts = merge == null
                ? List.of()
                : merge.stream()
                        .map(part -> baseDirectory().resolve(part.strip()))
                        .toList();
        try {
            return DriftParts.join(parts, Instant.now());
        } catch (ReportException e) {
            throw new ParameterException(e.getMessage() + " Correct db.merge.");
        }
    }

    private ObjectNode checked(Results results) {
        Targets live = targets();
        List<Targets.Found> found = new ArrayList<>();
        if (targetsFile != null) {
            TargetsFile.read(baseDirectory().resolve(targetsFile)).forEach(one -> found.add(live.ofMany(one)));
        }
        if (targetsFile == null || live.isChosen()) {
            found.addAll(live.several());
        }
        Shard share = share();
        DriftDocument document = new DriftDocument(Instant.now());
        if (!share.isAll()) {
            document.shard(share);
        }
        List<Target> all = new ArrayList<>();
        for (Targets.Found one : found) {
            if (one.error().isEmpty()) {
                all.add(one.target());
            } else {
                getLog().warn(one.target().label() + ": ERROR " + one.error());
                document.add(lost(one), expected);
            }
        }
        try (ScratchPool scratch = scratch()) {
            check(live, all, scratch, share, document, results);
        }
        return document.json(found.stream().map(one -> one.target().label()).toList());
    }

    private static TargetResult lost(Targets.Found one) {
        return new TargetResult(
                one.target().label(),
                one.target().database().shownUrl(),
                Instant.now(),
                Duration.ZERO,
                null,
                one.error());
    }

    private void check(
            Targets live, List<Target> all, ScratchPool scratch, Shard share, DriftDocument document, Results results) {
        LiveSources others = new LiveSources(live, baseDirectory());
        boolean recorded = expected.strip().equals("recorded");
        SourceSpec want = recorded ? new SourceSpec.Recorded("") : others.spec("db.expected", expected);
        Map<String, Database> databases = new HashMap<>(others.databases());
        all.forEach(target -> databases.put(target.label(), target.database()));
        List<CheckTarget> targets = new ArrayList<>();
        SourceSettings common = sources(databases, List.of());
        for (Target target : all) {
            ReadScope scope = target.schemas().isEmpty() ? common.scope() : new ReadScope(target.schemas());
            String prefix = target.id() == null ? "" : target.id() + "/";
            targets.add(new CheckTarget(target.label(), target.database(), scope, prefix));
        }
        Function<CheckTarget, SourceSpec> wanted = target -> recorded ? new SourceSpec.Recorded(target.id()) : want;
        TargetsCheck check = new TargetsCheck(
                scope -> new DriftCheck(new Sources(common.with(scope), scratch), checks(), scratch),
                scope -> new TenantCheck(new Sources(common.with(scope), scratch), checks(), scratch),
                wanted,
                new TargetsSettings(
                        threads(),
                        Durations.parse("db.targetTimeout", targetTimeout),
                        share,
                        Optional.of(new CheckFolder(checksFolder()))));
        Whence whence = new Whence(new Sources(common, scratch), baseDirectory().path());
        Advice advice =
                new Advice(new Remedies(new ScratchTrial(scratch), new SchemaComparison(checks(), scratch, common)));
        check.run(targets, new ReportProgress(document, expected, results, whence, advice, getLog()));
    }

    private int threads() {
        if (threads < 0) {
            throw new ParameterException("db.threads is " + threads
                    + ", and less than one database cannot be read at a time: write 1 or more, or leave it out.");
        }
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private Shard share() {
        try {
            return Shard.parse(shard);
        } catch (IllegalArgumentException e) {
            throw new ParameterException("db.shard is \"" + shard + "\", but " + e.getMessage()
                    + ". Write for example 3/10: the third of ten shares.");
        }
    }

    private void conclude(ObjectNode document, Results results) throws MojoFailureException {
        int drift = 0;
        int error = 0;
        for (var target : document.path("targets")) {
            String verdict = target.path("verdict").asText();
            drift += verdict.equals("drift") ? 1 : 0;
            error += verdict.equals("error") ? 1 : 0;
        }
        int all = document.path("targets").size();
        String sentence = all + (all == 1 ? " database: " : " databases: ") + (all - drift - error) + " clean, " + drift
                + " drifted, " + error + " could not be checked." + results.pointer();
        String none = "No database was checked: db.targets and the environments list none. Name at least one there.";
        if (all == 0) {
            getLog().warn(none);
        }
        if (failOnDrift && all == 0 && !document.has("shard")) {
            throw new MojoFailureException(none);
        }
        if (failOnDrift && drift + error > 0) {
            throw new MojoFailureException(sentence);
        }
        getLog().info(sentence);
    }

    /** For {@code mvn site}. */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    @Override
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Drift report";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Whether databases have the schema that their migrations promise.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    /** The page is written here, not by the site's own means. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    public boolean canGenerateReport() {
        return true;
    }
}
