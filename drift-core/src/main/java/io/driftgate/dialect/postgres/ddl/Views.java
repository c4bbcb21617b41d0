package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ACCESS_METHOD;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.OPTIONS;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;

/** Views, and materialized ones without their rows. */
final class Views {

    private Views() {}

    static void write(SchemaObject view, Model model, Plan plan) {
        boolean materialized = view.type() == ObjectType.MATERIALIZED_VIEW;
        Sql sql = new Sql(materialized ? "CREATE MATERIALIZED VIEW" : "CREATE VIEW")
                .add(Names.path(view.path()))
                .add("USING", view.get(ACCESS_METHOD))
                .list("WITH", view.get(OPTIONS))
                .add("AS\n" + view.get(DEFINITION));
        plan.create(Phase.VIEWS, view, materialized ? sql + "\nWITH NO DATA" : sql.toString());
        TableSettings.write(view, model, plan);
    }
}
