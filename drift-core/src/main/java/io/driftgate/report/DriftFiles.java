package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Escapers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** A document as {@code drift.json} has it, as files of every form; each method writes one, with the directories above it. */
public final class DriftFiles {

    private DriftFiles() {}

    public static void json(ObjectNode document, Path file) throws IOException {
        JsonReport.write(document, file);
    }

    /**
     * One page that needs no other file, no network and no script.
     *
     * @param title what the page is, such as {@code Drift report}
     */
    public static void html(ObjectNode document, String title, Path file) throws IOException {
        try (Writer out = ReportFiles.create(file)) {
            Templates.render("drift.html", Escapers.HTML, DriftView.of(document, title), out);
        }
    }

    /** For a pull request or a chat. */
    public static void markdown(ObjectNode document, String title, Path file) throws IOException {
        try (Writer out = ReportFiles.create(file)) {
            Templates.render("drift.md", MarkdownEscaper::escape, DriftView.of(document, title), out);
        }
    }

    /** SARIF 2.1.0, for code scanning. */
    public static void sarif(ObjectNode document, Path file) throws IOException {
        SarifReport.write(document, file);
    }

    /** JUnit's XML, for CI servers. */
    public static void junit(ObjectNode document, Path file) throws IOException {
        JunitReport.write(document, file);
    }
}
