/** The role that the application connects as. */
export interface ApplicationRole {
  readonly name: string;
  readonly password: string;
}

/** The default name of the application's role. */
export const applicationRoleName = 'tertulia_app';

/** The same server and user with another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** The URL with which the application's role connects to the database of the owner's URL. */
export function applicationUrl(ownerUrl: string, role: ApplicationRole): string {
  const changed = new URL(ownerUrl);
  changed.username = role.name;
  changed.password = encodeURIComponent(role.password);
  return changed.href;
}
