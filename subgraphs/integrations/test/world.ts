import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { makeEvent, type EventName, type EventPayload } from '@tertulia/events';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { openSubgraph } from '@tertulia/service';
import { createLog } from '@tertulia/subgraph';
import { fakeClock, testApplicationRole, testDatabase } from '@tertulia/testkit';
import { integrationsMigrations } from '../src/persistence/migrations/index.js';
import { subgraph } from '../src/subgraph.js';

/** The subgraph on a database of its own, fed through a bus. */
export async function integrationsWorld() {
  const applicationRole = testApplicationRole;
  const test = await testDatabase('integrations', async (ownerUrl) =>
    migrate({ ownerUrl, migrations: integrationsMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  const open = await openSubgraph(subgraph, {
    databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
    ...{ bus, pubSub: new InMemoryPubSub(), redis: null, clock, ids, settings: {} },
    log: createLog('integrations', 'silent'),
    callSubgraph: async () => Promise.reject(new Error('it asks nobody')),
  });
  const emit = async <N extends EventName>(name: N, organizationId: string, payload: EventPayload<N>) => {
    await bus.publish([makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload)]);
  };
  return {
    ...{ ...open, clock, emit },
    /** An organization that is heard of. */
    async organization(): Promise<string> {
      const organizationId = ids.next();
      const facts = { name: 'Salón', timeZone: 'UTC', currency: 'MXN', country: 'MX', isDemo: false };
      await emit('identity.organization-created.v1', organizationId, { organizationId, ...facts });
      return organizationId;
    },
    ask: async (principal: Principal, query: string) => open.subgraph.execute({ query, principal, requestId: 'test' }),
    async close() {
      await open.stop();
      await test.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof integrationsWorld>>;
