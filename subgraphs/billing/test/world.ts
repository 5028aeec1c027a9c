import { drain, InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { makeEvent, type DomainEvent } from '@tertulia/events';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { createLog } from '@tertulia/subgraph';
import { fakeClock, principals, testApplicationRole, testDatabase } from '@tertulia/testkit';
import { openSubgraph } from '@tertulia/service';
import { billingMigrations } from '../src/persistence/migrations/index.js';
import { subgraph } from '../src/subgraph.js';

/** The subgraph on a database of its own. */
export async function openWorld() {
  const applicationRole = testApplicationRole;
  const database = await testDatabase('billing', (ownerUrl) =>
    migrate({ ownerUrl, migrations: billingMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-01T00:00:00Z');
  const bus = new InProcessEventBus();
  const ids = uuidV7Ids();
  const announced: DomainEvent<'billing.entitlements-changed.v1'>[] = [];
  bus.subscribe('test.entitlements', ['billing.entitlements-changed.v1'], async (event) => {
    announced.push(event);
  });
  const limits: DomainEvent<'billing.limit-reached.v1'>[] = [];
  bus.subscribe('test.limits', ['billing.limit-reached.v1'], async (event) => {
    limits.push(event);
  });
  const log = createLog('billing', 'silent');
  const databases = { ownerUrl: database.ownerUrl, appUrl: database.clientUrl };
  const nobody = async (): Promise<never> => Promise.reject(new Error('billing asks nobody'));
  const base = { databases, bus, pubSub: new InMemoryPubSub(), redis: null, clock, ids, log };
  const billing = await openSubgraph(subgraph, { ...base, callSubgraph: nobody, settings: {} });
  const event = (name: Parameters<typeof makeEvent>[0], organizationId: string, payload: unknown) =>
    makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload as never);
  return {
    ...billing,
    clock,
    bus,
    ids,
    announced,
    limits,
    event,
    async organization(organizationId = ids.next()) {
      const facts = { organizationId, name: 'S', timeZone: 'UTC', currency: 'MXN', country: 'MX', isDemo: false };
      await bus.publish([event('identity.organization-created.v1', organizationId, facts)]);
      await drain([billing.relay]);
      return principals.admin({ organizationId });
    },
    ask: async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
      billing.subgraph.execute({ query, variables, principal, requestId: 'r' }),
    async close() {
      await billing.stop();
      await database.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
