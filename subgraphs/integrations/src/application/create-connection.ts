import { UserInputErrors } from '@tertulia/errors';
import { authorOf, requireOrganization } from '@tertulia/principal';
import type { Connection } from '../domain/connection.js';
import { announce } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import {
  lastFourOf,
  readBotIds,
  readConnectionName,
  readConnector,
  readFields,
  requirePlan,
  requireRoomForConnection,
  type FieldValue,
} from './connection-input.js';
import { requireManagement } from './connection-policies.js';
import type { Asker } from './connection-ports.js';
import { newConnection, store } from './finish-connection.js';
import { requireBots } from './require-bots.js';

export interface CreateConnection {
  readonly connector: string;
  readonly name: string;
  readonly botIds: readonly string[];
  readonly fields: readonly FieldValue[];
}

/**
 * Creates a connection from the values that a person filled in. It counts as connected until a use or a test says otherwise.
 * @throws UserInputErrors; DomainError FORBIDDEN, PLAN_TOO_SMALL
 */
export async function createConnection(
  deps: ConnectionsDependencies,
  caller: Asker,
  input: CreateConnection,
): Promise<Connection> {
  const { principal } = caller;
  const organizationId = requireOrganization(principal);
  const botIds = readBotIds(input.botIds);
  requireManagement(principal, botIds);
  const name = readConnectionName(input.name);
  const connector = await readConnector(deps, organizationId, input.connector);
  // A provider's tokens come from the provider only, never from a form.
  if (connector.auth.kind === 'OAUTH')
    throw new UserInputErrors([{ field: ['input', 'connector'], code: 'INVALID_VALUE' }]);
  const { settings, secret } = readFields(connector, input.fields, { settings: {}, secretNames: [] });
  await requireBots(deps, caller, botIds);
  const id = deps.ids.next();
  const hasSecret = Object.keys(secret).length > 0;
  const credential = hasSecret ? await deps.sealing.seal(organizationId, id, JSON.stringify(secret)) : null;
  const connection = await deps.work.transact({ organizationId }, async (stores) => {
    await requirePlan(deps, stores, { organizationId, connector });
    await requireRoomForConnection(stores, organizationId);
    const facts = { organizationId, connector: connector.name, name, botIds };
    const empty = newConnection(facts, { id, createdBy: authorOf(principal), now: deps.clock.now() });
    const filled = {
      ...empty,
      settings,
      connectorVersion: connector.version,
      lastFour: lastFourOf(secret),
      revision: 1,
    };
    await store(deps, stores, { before: null, after: { connection: filled, credential } });
    return filled;
  });
  announce(deps.feed, connection);
  return connection;
}
