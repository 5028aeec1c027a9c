import { isPlatformSql } from '@tertulia/persistence';

const platformRows = `using (${isPlatformSql}) with check (${isPlatformSql})`;

/** Statements that restrict a table to the platform's own jobs. */
export function platformOnly(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy platform_only on ${table} ${platformRows}`,
  ];
}

/** A statement of a later migration, for tables whose policy was created when it still read the setting for every row. */
export function readPlatformOnceSql(table: string): string {
  return `alter policy platform_only on ${table} ${platformRows}`;
}
