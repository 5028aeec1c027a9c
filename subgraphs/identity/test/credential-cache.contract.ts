import { describe, expect, test } from '@jest/globals';
import type { CredentialRevocation } from '@tertulia/principal';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import type { Bearer, CredentialCache } from '../src/application/ports.js';

export const noRevocation: CredentialRevocation = { sessionIds: [], userIds: [], keyIds: [], organizationIds: [] };

const seen = new Date('2026-01-01T10:00:00Z');
const later = new Date('2026-02-01T10:00:00Z');

let hashes = 0;
export function newHash(): string {
  hashes += 1;
  return `hash-${process.pid}-${hashes}`;
}

export function sessionBearer(ids: { session?: number; user?: number; organization?: number | null } = {}): Bearer {
  const { session = 1, user = 2, organization = 3 } = ids;
  const membership =
    organization === null
      ? null
      : { id: testId(4), organizationId: testId(organization), role: 'BOT_MANAGER' as const, botIds: [testId(5)] };
  return {
    kind: 'SESSION',
    session: {
      sessionId: testId(session),
      userId: testId(user),
      locale: 'en',
      isSuperAdmin: false,
      isEmailVerified: true,
      lastSeenAt: seen,
      expiresAt: later,
      membership,
    },
  };
}

export function keyBearer(): Bearer {
  return {
    kind: 'API_KEY',
    apiKey: {
      key: {
        id: testId(6),
        organizationId: testId(3),
        mode: 'LIVE',
        scopes: ['bots:read'],
        lastUsedAt: null,
        expiresAt: null,
      },
      locale: 'es',
    },
  };
}

export async function cacheNow(cache: CredentialCache, hash: string, bearer: Bearer): Promise<void> {
  const { ticket } = await cache.find(hash);
  if (ticket === null) throw new Error('nothing can be kept');
  await cache.keep(hash, bearer, ticket);
}

/** The contract of every credential cache. `make` returns as many views of one cache as there are replicas. */
export function credentialCacheContract(make: () => Promise<CredentialCache[]>): void {
  const one = async (): Promise<CredentialCache> => {
    const [cache] = await make();
    if (cache === undefined) throw new Error('no cache');
    return cache;
  };

  describe('every credential cache', () => {
    test.each([
      ['session', sessionBearer({})],
      ['session without an organization', sessionBearer({ organization: null })],
      ['API key', keyBearer()],
    ])('returns a %s as it was cached, dates included', async (_, bearer) => {
      const cache = await one();
      const hash = newHash();
      expect((await cache.find(hash)).bearer).toBeNull();
      await cacheNow(cache, hash, bearer);
      expect((await cache.find(hash)).bearer).toEqual(bearer);
      expect((await cache.find(newHash())).bearer).toBeNull();
    });

    test.each<[string, Bearer, Partial<CredentialRevocation>]>([
      ['its session', sessionBearer({}), { sessionIds: [testId(1)] }],
      ['its user', sessionBearer({}), { userIds: [testId(2)] }],
      ['its organization', sessionBearer({}), { organizationIds: [testId(3)] }],
      ['its key', keyBearer(), { keyIds: [testId(6)] }],
      ["its key's organization", keyBearer(), { organizationIds: [testId(3)] }],
    ])('evicts a credential when %s is revoked, and only then', async (_, bearer, revocation) => {
      const cache = await one();
      const hash = newHash();
      await cacheNow(cache, hash, bearer);
      const others = [testId(91), testId(92)];
      await cache.revoke({ sessionIds: others, userIds: others, keyIds: others, organizationIds: others });
      expect((await cache.find(hash)).bearer).toEqual(bearer);
      await cache.revoke({ ...noRevocation, ...revocation });
      expect((await cache.find(hash)).bearer).toBeNull();
      await cacheNow(cache, hash, bearer);
      expect((await cache.find(hash)).bearer).toEqual(bearer);
    });

    test('refuses to cache what was read before a revocation that applies to it', async () => {
      const cache = await one();
      const hash = newHash();
      const { ticket } = await cache.find(hash);
      await cache.revoke({ ...noRevocation, userIds: [testId(2)] });
      await cache.keep(hash, sessionBearer({}), ticket ?? '');
      expect((await cache.find(hash)).bearer).toBeNull();
    });

    test('hides from every replica what one replica revokes', async () => {
      const [here, there = here] = await make();
      if (here === undefined || there === undefined) throw new Error('no cache');
      const hash = newHash();
      await cacheNow(here, hash, sessionBearer({}));
      expect((await there.find(hash)).bearer).toEqual(sessionBearer({}));
      await there.revoke({ ...noRevocation, sessionIds: [testId(1)] });
      expect((await here.find(hash)).bearer).toBeNull();
    });

    test('in whatever order readers and writers take their steps, no revoked credential is found', async () => {
      const caches = await make();
      const at = (index: number) => caches[index % caches.length];
      let runs = 0;
      const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        runs += 1;
        expect(await interleave(at, { steps, hash: newHash(), session: 1_000 + runs })).toEqual([]);
      });
      await fc.assert(property, { numRuns: 150 });
    });
  });
}

/** A step of one of three readers (find, read the stores, cache) or of one of two writers (write the stores, revoke). */
const step = fc.record({
  actor: fc.constantFrom('READER_0', 'READER_1', 'READER_2', 'WRITER_0', 'WRITER_1'),
  replica: fc.nat({ max: 1 }),
});

interface Reader {
  ticket: string | null;
  read: number | null;
}

/** The stored value is a growing number; a bearer carries it as the id of its user. Returns what was found although it was revoked. */
async function interleave(
  at: (index: number) => CredentialCache | undefined,
  run: { steps: readonly { actor: string; replica: number }[]; hash: string; session: number },
): Promise<number[]> {
  const stale: number[] = [];
  const { steps, hash, session } = run;
  const readers = new Map<string, Reader>();
  const written = new Map<string, number>();
  let truth = 1;
  let revokedUpTo = 0;
  const bearerAt = (version: number): Bearer => sessionBearer({ session, user: version });
  const versionOf = (bearer: Bearer): number =>
    bearer.kind === 'SESSION' ? Number.parseInt(bearer.session.userId.slice(-12), 16) : 0;
  const look = async (cache: CredentialCache | undefined): Promise<string | null> => {
    const { bearer = null, ticket = null } = (await cache?.find(hash)) ?? {};
    if (bearer !== null && versionOf(bearer) <= revokedUpTo) stale.push(versionOf(bearer));
    return ticket;
  };
  for (const { actor, replica } of steps) {
    const cache = at(replica);
    if (actor.startsWith('WRITER')) {
      const wrote = written.get(actor);
      if (wrote === undefined) {
        truth += 1;
        written.set(actor, truth);
      } else {
        await cache?.revoke({ ...noRevocation, sessionIds: [testId(session)] });
        revokedUpTo = Math.max(revokedUpTo, wrote - 1);
        written.delete(actor);
      }
      continue;
    }
    const reader = readers.get(actor) ?? { ticket: null, read: null };
    if (reader.ticket === null) reader.ticket = await look(cache);
    else if (reader.read === null) reader.read = truth;
    else {
      await cache?.keep(hash, bearerAt(reader.read), reader.ticket);
      Object.assign(reader, { ticket: null, read: null });
    }
    readers.set(actor, reader);
  }
  for (const index of [0, 1]) await look(at(index));
  return stale;
}
