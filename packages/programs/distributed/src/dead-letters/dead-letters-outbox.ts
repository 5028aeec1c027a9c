import { databaseUrl } from '@tertulia/persistence/database-urls';
import { Client } from 'pg';

/** A dead letter, in an outbox or of a consumer. */
export interface DeadLetterLine {
  /** The service whose outbox it is in, or the consumer that could not handle it. */
  readonly at: string;
  readonly event: string;
  readonly organizationId: string;
  readonly error: string;
  readonly since: string;
}

/** The outbox of a service. */
export interface OutboxPlace {
  readonly serverUrl: string;
  /** `tertulia_` except in tests. */
  readonly databasePrefix: string;
  readonly service: string;
}

const missingDatabase = '3D000';
const listMax = 1_000;

/** The dead letters in the outbox of a service, oldest first; empty where there is no such database or outbox. */
export async function listOutbox(place: OutboxPlace): Promise<DeadLetterLine[]> {
  const sql = `select name, organization_id, error, failed_at from outbox
    where failed_at is not null order by sequence limit ${listMax}`;
  const rows = await onOutbox(place, async (client) => (await client.query<Row>(sql)).rows);
  return (rows ?? []).map((row) => ({
    at: place.service,
    event: row.name,
    organizationId: row.organization_id,
    error: row.error ?? '',
    since: row.failed_at.toISOString(),
  }));
}

/** Puts the dead letters of a service's outbox back into its queue. Returns how many. */
export async function retryOutbox(place: OutboxPlace): Promise<number> {
  const sql =
    'update outbox set failed_at = null, attempts = 0, next_attempt_at = null where failed_at is not null returning 1';
  return (await onOutbox(place, async (client) => (await client.query(sql)).rows.length)) ?? 0;
}

interface Row {
  readonly name: string;
  readonly organization_id: string;
  readonly error: string | null;
  readonly failed_at: Date;
}

async function onOutbox<T>(
  { serverUrl, databasePrefix, service }: OutboxPlace,
  work: (client: Client) => Promise<T>,
): Promise<T | null> {
  const client = new Client({ connectionString: databaseUrl(serverUrl, `${databasePrefix}${service}`) });
  try {
    await client.connect();
    // Row level security also applies to the owner of the tables.
    await client.query("select set_config('tertulia.platform', 'on', false)");
    const found = await client.query<{ table: string | null }>("select to_regclass('outbox')::text as table");
    return found.rows[0]?.table === 'outbox' ? await work(client) : null;
  } catch (error) {
    if (error instanceof Error && (error as Error & { code?: string }).code === missingDatabase) return null;
    throw error;
  } finally {
    await client.end();
  }
}
