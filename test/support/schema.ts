/** What a database is made of, as text that can be compared. */
import type { Knex } from 'knex';

const OF_EXTENSION = (oid: string) => `exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;
const GRANTS = (acl: string) =>
  `case when ${acl} is null then 'by default' else array(select unnest(${acl})::text order by 1)::text end`;

/** One line a thing: relations, columns, constraints, indexes, triggers, views, functions, types, extensions, grants. */
const THINGS = `
  select format('%s %s: kind %s, persistence %s, owner %s, options %s, grants %s', 'relation', c.relname, c.relkind, c.relpersistence,
    c.relowner::regrole, c.reloptions, ${GRANTS('c.relacl')}) as line
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select format('column %s.%s: %s%s, collation %s, default %s%s%s, grants %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' end, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid),
    case when a.attgenerated <> '' then ' generated' end, case when a.attidentity <> '' then ' identity' end, ${GRANTS('a.attacl')})
  from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  union all
  select format('constraint %s of %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
  from pg_constraint where connamespace = 'public'::regnamespace
  union all
  select format('index %s: %s%s', c.relname, pg_get_indexdef(c.oid), case when not i.indisvalid then ' invalid' end)
  from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace
  union all
  select format('trigger %s: %s, enabled %s', tgname, pg_get_triggerdef(t.oid), tgenabled)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal
  union all
  select format('view %s: %s', viewname, definition) from pg_views where schemaname = 'public'
  union all
  select format('sequence %s: %s %s %s %s %s', sequencename, data_type, start_value, min_value, max_value, increment_by)
  from pg_sequences where schemaname = 'public'
  union all
  select format('function %s: %s, owner %s, grants %s', p.oid::regprocedure, pg_get_functiondef(p.oid), p.proowner::regrole,
    ${GRANTS('p.proacl')})
  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind <> 'a' and not ${OF_EXTENSION('p.oid')}
  union all
  select format('type %s: %s %s', typname, typtype, array(select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder))
  from pg_type t where typnamespace = 'public'::regnamespace and typtype in ('d', 'e') and not ${OF_EXTENSION('t.oid')}
  union all
  select format('extension %s', extname) from pg_extension
  union all
  select format('schema public: owner %s, grants %s', nspowner::regrole, ${GRANTS('nspacl')}) from pg_namespace where nspname = 'public'
  union all
  select format('what %s creates as %s: grants %s', defaclrole::regrole, defaclobjtype, ${GRANTS('defaclacl')}) from pg_default_acl`;

export async function describeSchema(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { line: string }[] }>(THINGS);
  return rows.map(({ line }) => line).sort();
}
