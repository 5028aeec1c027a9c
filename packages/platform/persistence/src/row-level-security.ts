const identifier = /^[a-z][a-z0-9_]*$/;

/**
 * Statements for a migration that restrict reads and writes of a table to rows of the connection's organization, even for its owner.
 * @param table name of a table with a column `organization_id uuid`; `column` if it has another name.
 */
export function rowLevelSecurity(table: string, column = 'organization_id'): string[] {
  if (!identifier.test(table) || !identifier.test(column))
    throw new RangeError('Table and column must be plain identifiers');
  const isOwn = `${column} = nullif(current_setting('tertulia.organization_id', true), '')::uuid`;
  const isPlatform = "current_setting('tertulia.platform', true) = 'on'";
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant_only on ${table} using (${isOwn} or ${isPlatform}) with check (${isOwn} or ${isPlatform})`,
  ];
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
