/** Folder of this jest run, made by `jest/global-setup.mjs`. */
export function testFolder(): string {
  const folder = process.env['TERTULIA_TEST_FOLDER'];
  if (folder === undefined)
    throw new Error('Run through the root jest configuration: its global setup makes the test folder');
  return folder;
}

/** A PostgreSQL server to test against instead of the embedded one; it should be a new one, because test databases stay on it. */
export function foreignDatabaseUrl(): string | null {
  const url = process.env['TEST_DATABASE_URL'];
  return url === undefined || url === '' ? null : url;
}

/** True where a missing server is a failure (`REQUIRE_SERVERS=true`), not a reason to skip. */
export function areServersRequired(): boolean {
  return process.env['REQUIRE_SERVERS'] === 'true';
}

/** `TEST_REDIS_URL`: a Redis that is already running. */
export function givenRedisUrl(): string | undefined {
  const url = process.env['TEST_REDIS_URL'];
  return url === '' ? undefined : url;
}

/** Folders that are searched for programs. */
export function programFolders(): string[] {
  return (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
}
