import { currentTenancy } from './tenancy.js';
import type { TenancyScope } from './tenancy.js';
import type { Pool, PoolClient } from 'pg';

type ConnectCallback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/** What each physical connection was last told; absent means unknown. */
const lastScopes = new WeakMap<PoolClient, string>();

const setScope = "select set_config('tertulia.organization_id', $1, false), set_config('tertulia.platform', $2, false)";

/**
 * Makes the pool's `connect` the one door through which every connection leaves: it tells PostgreSQL whose rows may be seen
 * whenever that differs from what the connection was told last. A connection that cannot be told, or that came back with a
 * transaction still open, is destroyed instead of being handed on. One that is cut while somebody works with it is given back to
 * the pool at once.
 */
export function installTenantDoor(pool: Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const throughDoor = async (): Promise<PoolClient> => {
    const client = await connectClean(connect);
    try {
      await tellScope(client, currentTenancy());
      // Whoever asked may be gone with the pool, and nobody would give it back: the end of the pool would wait for it for ever.
      if (pool.ending) throw new Error('The pool is closed');
      return client;
    } catch (error) {
      lastScopes.delete(client);
      client.release(true);
      throw error;
    }
  };
  // `pool.query` asks by callback.
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
}

async function connectClean(connect: () => Promise<PoolClient>): Promise<PoolClient> {
  for (;;) {
    const client = await connect();
    releaseWhenCut(client);
    if (!isInTransaction(client)) return client;
    client.release(true);
  }
}

/**
 * The ORM gives a connection back after its rollback, and not at all when the rollback fails, as it does on a connection that is no
 * more: each cut would take a place of the pool for ever. So a cut itself gives it back, and a second time is no mistake.
 */
function releaseWhenCut(client: PoolClient): void {
  const release = client.release.bind(client);
  let isOut = true;
  const releaseOnce = (error?: Error | boolean): void => {
    if (!isOut) return;
    isOut = false;
    client.off('end', onCut);
    release(error);
  };
  const onCut = (): void => releaseOnce(true);
  client.once('end', onCut);
  client.release = releaseOnce;
}

async function tellScope(client: PoolClient, scope: TenancyScope | null): Promise<void> {
  const key = keyOf(scope);
  if (lastScopes.get(client) === key) return;
  lastScopes.delete(client);
  const organizationId = scope?.kind === 'TENANT' ? scope.organizationId : '';
  await client.query(setScope, [organizationId, scope?.kind === 'PLATFORM' ? 'on' : '']);
  lastScopes.set(client, key);
}

function keyOf(scope: TenancyScope | null): string {
  if (scope === null) return 'nobody';
  return scope.kind === 'TENANT' ? scope.organizationId : 'platform';
}

function isInTransaction(client: PoolClient): boolean {
  const status = (client as PoolClient & { getTransactionStatus?: () => string | null }).getTransactionStatus?.();
  return status === 'T' || status === 'E';
}
