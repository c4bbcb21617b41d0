package io.driftgate.check.file;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;

/** Reads files of checks, and asks no database: whether a statement runs is known only once it did. */
public final class CheckReader {
    private final Dialect dialect;

    public CheckReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Reads them all.
     *
     * @throws CheckFileException with everything that is wrong with any of them: a file cannot be read or split, would end the
     *     transaction, or has a comment that nobody understands
     */
    public List<CheckScript> read(List<CheckFile> files) {
        List<CheckScript> scripts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CheckFile file : files) {
            try {
                scripts.add(new CheckScript(file, checks(file, problems)));
            } catch (CheckFileException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new CheckFileException(problems);
        }
        return scripts;
    }

    private List<CheckScript.Check> checks(CheckFile file, List<String> problems) {
        List<CheckScript.Check> checks = new ArrayList<>();
        ScriptInspector inspector = dialect.execution().inspect();
        List<SqlStatement> statements = statements(file);
        CheckComments comments = comments(file);
        for (SqlStatement statement : statements) {
            String place = file.name() + ":" + statement.line() + ": ";
            TransactionControl control = inspector.see(statement);
            if (control != TransactionControl.NONE && control != TransactionControl.SETTING) {
                problems.add(place + "\"" + statement.firstLine()
                        + "\" would end the transaction that is rolled back after the checks. Take it out.");
                continue;
            }
            try {
                checks.add(new CheckScript.Check(statement, Expectation.of(comments.of(statement))));
            } catch (IllegalArgumentException e) {
                problems.add(place + e.getMessage() + ".");
            }
        }
        return checks;
    }

    private List<SqlStatement> statements(CheckFile file) {
        List<SqlStatement> statements = new ArrayList<>();
        try {
            dialect.splitter().split(Script.of(file.name(), file.path()), statements::add);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (ScriptException e) {
            throw new CheckFileException(e.getMessage() + ".", e);
        }
        return statements;
    }

    private static CheckComments comments(CheckFile file) {
        try (BufferedReader text =
                new BufferedReader(Script.of(file.name(), file.path()).open())) {
            return new CheckComments(text.lines().toList());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CheckFileException unreadable(CheckFile file, IOException e) {
        String why = e instanceof AccessDeniedException ? "this user may not read it" : String.valueOf(e.getMessage());
        return new CheckFileException(file.name() + " cannot be read: " + why + ".", e);
    }
}
