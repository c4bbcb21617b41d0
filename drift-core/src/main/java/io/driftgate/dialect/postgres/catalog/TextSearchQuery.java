package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.OPTIONS;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Text search configurations, dictionaries, parsers and templates. */
final class TextSearchQuery {
    private static final String SQL = """
            with mapping as (
              select m.mapcfg, t.alias || ': ' || string_agg(
                  case when n.nspname = 'pg_catalog' then '' else quote_ident(n.nspname) || '.' end || quote_ident(d.dictname),
                  ', ' order by m.mapseqno) as line
              from pg_ts_config c
              cross join lateral ts_token_type(c.cfgparser) t
              join pg_ts_config_map m on m.mapcfg = c.oid and m.maptokentype = t.tokid
              join pg_ts_dict d on d.oid = m.mapdict
              join pg_namespace n on n.oid = d.dictnamespace
              where c.cfgnamespace %1$s
              group by m.mapcfg, t.alias)
            select 'configuration' as kind, 'pg_ts_config' as catalog, c.oid, c.cfgname as name, c.cfgnamespace as namespace,
              c.cfgowner as owner, 'PARSER ' || c.cfgparser::text || coalesce('; ' || (
                select string_agg(line, '; ' order by line collate "C") from mapping where mapcfg = c.oid), '') as definition,
              null as options
            from (select oid, cfgname, cfgnamespace, cfgowner, (select case when n.nspname = 'pg_catalog' then ''
                  else quote_ident(n.nspname) || '.' end || quote_ident(p.prsname) from pg_ts_parser p
                  join pg_namespace n on n.oid = p.prsnamespace where p.oid = cfgparser) as cfgparser
                from pg_ts_config where cfgnamespace %1$s) c
            union all
            select 'dictionary', 'pg_ts_dict', d.oid, d.dictname, d.dictnamespace, d.dictowner,
              'TEMPLATE ' || case when n.nspname = 'pg_catalog' then '' else quote_ident(n.nspname) || '.' end
                || quote_ident(t.tmplname), d.dictinitoption
            from pg_ts_dict d
            join pg_ts_template t on t.oid = d.dicttemplate
            join pg_namespace n on n.oid = t.tmplnamespace
            where d.dictnamespace %1$s
            union all
            select 'parser', 'pg_ts_parser', oid, prsname, prsnamespace, 0, 'START ' || prsstart::text
              || ', GETTOKEN ' || prstoken::text || ', END ' || prsend::text || ', LEXTYPES ' || prslextype::text
              || case when prsheadline::oid = 0 then '' else ', HEADLINE ' || prsheadline::text end, null
            from pg_ts_parser where prsnamespace %1$s
            union all
            select 'template', 'pg_ts_template', oid, tmplname, tmplnamespace, 0, 'LEXIZE ' || tmpllexize::text
              || case when tmplinit::oid = 0 then '' else ', INIT ' || tmplinit::text end, null
            from pg_ts_template where tmplnamespace %1$s""";

    private TextSearchQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL.formatted(catalog.inSchemas()), row -> {
            long oid = row.oid("oid");
            String table = row.name("catalog");
            if (!catalog.aspects().belongsToAnother(table, oid)) {
                String kind = row.name("kind");
                Facts.Builder facts = Facts.builder()
                        .put(KIND, kind)
                        .put(DEFINITION, row.text("definition"))
                        .put(OPTIONS, row.text("options"));
                if (row.oid("owner") == 0) {
                    catalog.aspects().comment(facts, table, oid);
                } else {
                    catalog.aspects().owned(facts, table, oid, row.oid("owner"));
                }
                catalog.add(
                        ObjectType.TEXT_SEARCH,
                        ObjectPath.routine(catalog.schema(row.oid("namespace")), row.name("name"), kind),
                        facts);
            }
        });
    }
}
