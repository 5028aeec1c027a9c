import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import { requireOrganization } from '@tertulia/principal';
import type { Connector, ConnectorField } from '../connectors/connector.js';
import { freshHealth, resumed, type Connection } from '../domain/connection.js';
import { announce } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import {
  lastFourOf,
  readBotIds,
  readConnectionName,
  readFields,
  requirePlan,
  type FieldValue,
} from './connection-input.js';
import { lockConnection, requireManageable, requireManagement } from './connection-policies.js';
import type { Asker, StoredConnection } from './connection-ports.js';
import { store } from './finish-connection.js';
import { requireBots } from './require-bots.js';

export interface UpdateConnection {
  readonly connectionId: string;
  /** Null keeps it; likewise the next one. */
  readonly name: string | null;
  readonly botIds: readonly string[] | null;
  /** The version of its connector to go to; null keeps it. */
  readonly connectorVersion: number | null;
  /** Only these values change; an empty one removes a value that is not required. */
  readonly fields: readonly FieldValue[];
}

/**
 * Changes a connection. A changed secret holds from the next action on.
 * @throws UserInputErrors; DomainError FORBIDDEN, NOT_FOUND
 */
export async function updateConnection(
  deps: ConnectionsDependencies,
  caller: Asker,
  input: UpdateConnection,
): Promise<Connection> {
  const { principal } = caller;
  const organizationId = requireOrganization(principal);
  const { connectionId } = input;
  const reach = { organizationId };
  const before = await deps.work.read(reach, async ({ connections }) =>
    connections.withCredential(organizationId, connectionId),
  );
  const read = requireManageable(before, principal);
  const change = await changeOf(deps, caller, { read, input });
  const changed = await deps.work.transact(reach, async (stores) => {
    const locked = await lockConnection(stores, principal, { organizationId, connectionId });
    // The change was made from that revision; of two at once, the later one is refused instead of overwriting the other.
    if (locked.connection.revision !== read.connection.revision) throw new DomainError('CONNECTION_CHANGED');
    const { version: connector } = change;
    if (connector !== null) await requirePlan(deps, stores, { organizationId, connector });
    const after = applied(locked, change, deps.clock.now());
    await store(deps, stores, { before: locked.connection, after });
    return after.connection;
  });
  announce(deps.feed, changed);
  return changed;
}

interface Change {
  readonly values: Partial<Pick<Connection, 'name' | 'botIds' | 'settings' | 'lastFour' | 'connectorVersion'>>;
  /** The version to which it goes; null keeps the present one. */
  readonly version: Connector | null;
  /** Undefined where the secret stays. */
  readonly credential: StoredConnection['credential'] | undefined;
}

async function changeOf(
  deps: ConnectionsDependencies,
  caller: Asker,
  { read, input }: { readonly read: StoredConnection; readonly input: UpdateConnection },
): Promise<Change> {
  const { connection } = read;
  const names = input.name === null ? {} : { name: readConnectionName(input.name) };
  const botIds = input.botIds === null ? null : readBotIds(input.botIds);
  if (botIds !== null) {
    requireManagement(caller.principal, botIds);
    const added = botIds.filter((id) => !connection.botIds.includes(id));
    await requireBots(deps, caller, added);
  }
  const bots = botIds === null ? {} : { botIds };
  const { connectorVersion } = input;
  const isSame = connectorVersion === null || connectorVersion === connection.connectorVersion;
  if (isSame && input.fields.length === 0)
    return { values: { ...names, ...bots }, version: null, credential: undefined };
  const versions = await versionsOf(deps, connection, connectorVersion);
  const { settings, secret, lastFour } = await fieldsOf(deps, read, { given: input.fields, ...versions });
  const isKept = secret === null;
  const version = isSame ? null : versions.after;
  const values = {
    ...{ ...names, ...bots, settings },
    ...(version === null ? {} : { connectorVersion: version.version }),
    ...(isKept ? {} : { lastFour }),
  };
  if (isKept) return { values, version, credential: undefined };
  return { values, version, credential: await deps.sealing.seal(connection.organizationId, connection.id, secret) };
}

/** The connector before and after the change. @throws DomainError NOT_FOUND; UserInputErrors for an unknown version */
async function versionsOf(
  { connectors }: ConnectionsDependencies,
  { organizationId, connector: name, connectorVersion: present }: Connection,
  wanted: number | null,
): Promise<{ before: Connector; after: Connector }> {
  const versions = [present, wanted ?? present].map((version) => ({ name, version }));
  const [before = null, after = null] = await connectors.findAll(organizationId, versions);
  if (before === null) throw new DomainError('NOT_FOUND');
  if (after === null) {
    throw new UserInputErrors([{ field: ['input', 'connectorVersion'], code: 'INVALID_VALUE' }]);
  }
  return { before, after };
}

interface FieldsChange {
  readonly given: readonly FieldValue[];
  readonly before: Connector;
  readonly after: Connector;
}

/** The new fields; `secret` is null where no secret changes. */
async function fieldsOf(deps: ConnectionsDependencies, read: StoredConnection, change: FieldsChange) {
  const { connection, credential } = read;
  const { organizationId, id } = connection;
  const { given, before, after: connector } = change;
  const present =
    credential === null
      ? {}
      : (JSON.parse(await deps.sealing.open(organizationId, id, credential)) as Record<string, string>);
  const kept = { settings: connection.settings, secretNames: Object.keys(present) };
  const { settings, secret } = readFields(connector, given, kept);
  const isElsewhere = before.apiUrl !== connector.apiUrl || hasNewPlace(connector, connection.settings, settings);
  if (isElsewhere) requireSecrets(connector, { kept: present, given: secret });
  const all = secretsOf(connector, { ...present, ...secret });
  const isKept = Object.keys(secret).length === 0 && Object.keys(all).length === Object.keys(present).length;
  if (isKept) return { settings, secret: null, lastFour: null };
  return { settings, secret: JSON.stringify(all), lastFour: lastFourOf(all) };
}

const placeKinds: ReadonlySet<ConnectorField['kind']> = new Set(['URL', 'HOST', 'PORT']);

type Values = Readonly<Record<string, string>>;

/** Without those of fields that the version does not have. */
function secretsOf({ fields }: Connector, secret: Values): Values {
  const names = new Set(fields.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  return Object.fromEntries(Object.entries(secret).filter(([name]) => names.has(name)));
}

function hasNewPlace({ fields }: Connector, before: Values, after: Values): boolean {
  return fields.some(({ kind, name }) => placeKinds.has(kind) && before[name] !== after[name]);
}

/**
 * A secret that stays must go where it went before: whoever may change a connection could otherwise read its secret by naming a server of
 * their own. @throws UserInputErrors REQUIRED for each secret that must be given again
 */
function requireSecrets(
  { fields }: Connector,
  { kept, given }: { readonly kept: Values; readonly given: Values },
): void {
  const missing = fields.filter(({ isSecret, name }) => isSecret && name in kept && !(name in given));
  refuseInput(missing.map(({ name }) => ({ field: ['input', 'fields', name, 'value'], code: 'REQUIRED' })));
}

function applied({ connection, credential }: StoredConnection, change: Change, now: Date): StoredConnection {
  const revision = connection.revision + 1;
  // The plan includes the version to which it goes.
  const present = change.version === null ? connection : resumed(connection, now);
  const changed = { ...present, ...change.values, revision, updatedAt: now };
  if (change.credential === undefined) return { connection: changed, credential };
  const isHealed = changed.state === 'ERROR' || changed.state === 'REAUTHORIZE';
  const health = isHealed
    ? freshHealth(now)
    : { outages: 0, rejections: 0, stateBeforeSuspension: wasSuspended(changed) };
  return { connection: { ...changed, ...health }, credential: change.credential };
}

/** A new secret makes up for a refused one also while the connection is suspended. */
function wasSuspended({ state }: Connection): Connection['state'] | null {
  return state === 'SUSPENDED' ? 'CONNECTED' : null;
}
