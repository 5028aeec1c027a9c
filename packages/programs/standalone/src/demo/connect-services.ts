import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { change, type DemoTools } from './ask.js';
import type { DemoBusiness, DemoConnection } from './organizations.js';

interface Connected {
  business: DemoBusiness;
  /** In the order of the business's bots. */
  botIds: readonly string[];
  admin: UserPrincipal;
}

/** Connects the services of a business. Their hosts cannot exist, so nothing ever leaves the machine. */
export async function connectServices(tools: DemoTools, { business, botIds, admin }: Connected): Promise<void> {
  for (const connection of business.connections ?? []) {
    const own = business.bots.flatMap(({ name }, index) =>
      connection.bots.includes(name) ? [toGlobalId('bot', botIds[index] ?? '')] : [],
    );
    await connect(tools, admin, { connection, botIds: own });
  }
}

async function connect(
  tools: DemoTools,
  admin: UserPrincipal,
  { connection, botIds }: { connection: DemoConnection; botIds: string[] },
): Promise<void> {
  const { connector, name, fields } = connection;
  const input = {
    ...{ connector, name, botIds },
    fields: Object.entries(fields).map(([field, value]) => ({ name: field, value })),
  };
  await change(tools, admin, { subgraph: 'integrations', name: 'createConnection', input });
}
