const isPlatform = "current_setting('tertulia.platform', true) = 'on'";

/** Statements that restrict a table to the platform's own jobs. */
export function platformOnly(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy platform_only on ${table} using (${isPlatform}) with check (${isPlatform})`,
  ];
}
