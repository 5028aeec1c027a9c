import { HeldStatements } from './held-statements.js';
import { PreparedStatements } from './prepared-statements.js';
import { currentTenancy } from './tenancy.js';
import type { TenancyScope } from './tenancy.js';
import type { Pool, PoolClient } from 'pg';

type ConnectCallback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/** The scope that each physical connection was last configured with; absent means unknown. */
const lastScopes = new WeakMap<PoolClient, string>();

const setScope = "select set_config('tertulia.organization_id', $1, false), set_config('tertulia.platform', $2, false)";

/**
 * Wraps the pool's `connect`, through which every connection is obtained: it sets the tenancy scope in PostgreSQL whenever it differs from
 * the connection's last one. A connection that cannot be configured, or that was returned with an open transaction, is destroyed instead of
 * being reused. One that is cut while in use is returned to the pool at once. Statements that the connections repeat are prepared, and those
 * of a transaction that need no result of their own travel together.
 */
export function installTenantDoor(pool: Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const statements = new PreparedStatements();
  const held = new HeldStatements();
  const throughDoor = async (): Promise<PoolClient> => {
    const client = await connectClean(connect, statements);
    try {
      held.forget(client);
      await statements.dropUnused(client);
      await setTenancyScope(client, currentTenancy());
      // If the pool is closing, its caller may never release this connection, and closing would wait for it forever.
      if (pool.ending) throw new Error('The pool is closed');
      return client;
    } catch (error) {
      lastScopes.delete(client);
      client.release(true);
      throw error;
    }
  };
  // `pool.query` calls it with a callback.
  const answer = async (callback: ConnectCallback): Promise<void> => {
    const outcome = await throughDoor().catch((error: unknown) => error as Error);
    if (outcome instanceof Error) callback(outcome, undefined, () => undefined);
    else callback(undefined, outcome, (error) => outcome.release(error));
  };
  const door = (callback?: ConnectCallback): Promise<PoolClient> | undefined => {
    if (callback === undefined) return throughDoor();
    void answer(callback);
    return undefined;
  };
  pool.connect = door as Pool['connect'];
  pool.on('connect', (client) => {
    statements.prepareOn(client);
    held.holdOn(client);
  });
}

async function connectClean(connect: () => Promise<PoolClient>, statements: PreparedStatements): Promise<PoolClient> {
  for (;;) {
    const client = await connect();
    releaseOnce(client, statements);
    if (!isInTransaction(client)) return client;
    client.release(true);
  }
}

/**
 * The ORM releases a connection after its rollback, but not when the rollback fails, as it does on a broken connection: each cut would
 * occupy a slot of the pool forever. So a cut itself releases it, and a second release is ignored. A session that was reset or ended is not reused.
 */
function releaseOnce(client: PoolClient, statements: PreparedStatements): void {
  const release = client.release.bind(client);
  let isOut = true;
  const releaseFirst = (error?: Error | boolean): void => {
    if (!isOut) return;
    isOut = false;
    client.off('end', onCut);
    release(error ?? statements.isLost(client));
  };
  const onCut = (): void => releaseFirst(true);
  client.once('end', onCut);
  client.release = releaseFirst;
}

async function setTenancyScope(client: PoolClient, scope: TenancyScope | null): Promise<void> {
  const key = keyOf(scope);
  if (lastScopes.get(client) === key) return;
  lastScopes.delete(client);
  const organizationId = scope?.kind === 'TENANT' ? scope.organizationId : '';
  await client.query(setScope, [organizationId, scope?.kind === 'PLATFORM' ? 'on' : '']);
  lastScopes.set(client, key);
}

function keyOf(scope: TenancyScope | null): string {
  if (scope === null) return 'none';
  return scope.kind === 'TENANT' ? scope.organizationId : 'platform';
}

function isInTransaction(client: PoolClient): boolean {
  const status = (client as PoolClient & { getTransactionStatus?: () => string | null }).getTransactionStatus?.();
  return status === 'T' || status === 'E';
}
