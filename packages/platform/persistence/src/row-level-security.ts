const identifier = /^[a-z][a-z0-9_]*$/;

/** The condition of a policy that lets the platform's own jobs pass. */
export const isPlatformSql = "(select current_setting('tertulia.platform', true) = 'on')";

/**
 * Statements for a migration that restrict reads and writes of a table to rows of the connection's organization, even for its owner. The
 * settings are sub-selects, so that the server reads them once a statement and not once a row.
 * @param table name of a table with a column `organization_id uuid`; `column` if it has another name.
 */
export function rowLevelSecurity(table: string, column = 'organization_id'): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant_only on ${table} ${ownRows(table, column)}`,
  ];
}

/** A statement of a later migration, for tables whose policy was created when it still read the settings for every row. */
export function readTenantOnceSql(table: string, column = 'organization_id'): string {
  return `alter policy tenant_only on ${table} ${ownRows(table, column)}`;
}

function ownRows(table: string, column: string): string {
  if (!identifier.test(table) || !identifier.test(column))
    throw new RangeError('Table and column must be plain identifiers');
  const isOwn = `${column} = (select nullif(current_setting('tertulia.organization_id', true), '')::uuid)`;
  return `using (${isOwn} or ${isPlatformSql}) with check (${isOwn} or ${isPlatformSql})`;
}

/** Finds tables with an `organization_id` but without row level security. */
export const unguardedTablesSql = `
  select c.relname as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
  where c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))
  order by 1`;
