package io.driftgate.check;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Schema;
import io.driftgate.source.DdlReload;
import io.driftgate.source.Reading;
import io.driftgate.source.ScratchPool;
import java.util.List;
import java.util.stream.Stream;

/** Writes the statements that create a schema, and proves them: loaded into an empty scratch database, they give that schema. */
public final class ExactDdl {
    private final SchemaComparison comparison;
    private final DdlReload reload;

    public ExactDdl(SchemaComparison comparison, ScratchPool scratch) {
        this.comparison = comparison;
        reload = new DdlReload(scratch);
    }

    /**
     * Statements with their proof.
     *
     * @param statements in an order that loads, without their semicolons
     * @param refused what the engine did not take, with its reason
     * @param proof what differs between the schema and what the statements give; no drift where they are exact
     */
    public record Proved(List<String> statements, List<String> refused, Judgement proof) {

        public boolean isExact() {
            return refused.isEmpty() && !proof.isDrift();
        }

        /** What the engine did not take, and what is another than it was once it is loaded; one line each. */
        public List<String> problems() {
            return Stream.concat(
                            refused.stream(),
                            proof.findings().stream().filter(Finding::isDrift).map(Proved::problem))
                    .toList();
        }

        private static String problem(Finding finding) {
            Difference difference = finding.difference();
            return difference.object().label().replace('-', ' ') + " " + difference.path()
                    + (difference.kind() == DifferenceKind.REMOVED
                            ? " is not among what can be written"
                            : " is not the same once it is loaded");
        }

        /** As a script. */
        public String script() {
            StringBuilder text = new StringBuilder();
            statements.forEach(statement -> text.append(statement.strip()).append(";\n\n"));
            return text.toString().stripTrailing() + "\n";
        }
    }

    /** History tables and unmanaged objects are left out. */
    public Proved write(Reading reading) {
        Schema managed = comparison.managed(reading.schema());
        DdlReload.Loaded loaded = reload.load(managed);
        return new Proved(loaded.statements(), loaded.refused(), comparison.judge(managed, loaded.schema()));
    }
}
