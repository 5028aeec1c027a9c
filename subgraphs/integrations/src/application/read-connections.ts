import { canSeeBot, requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import { trialEntitlements, type PlanCode } from '@tertulia/plan-limits';
import type { Listed, PageRequest } from '@tertulia/use-case';
import type { Connector } from '../connectors/connector.js';
import type { Connection } from '../domain/connection.js';
import { isIncluded, planOf } from '../domain/plan-gate.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { canSeeConnection } from './connection-policies.js';
import type { WantedConnector } from './connector-directory.js';
import type { ConnectionRun, HourOfRuns } from './connection-ports.js';

type Reads = Pick<ConnectionsDependencies, 'work'>;

const hourMs = 3_600_000;
const hoursShown = 24;

/** A connector as the catalogue shows it. */
export interface OfferedConnector {
  readonly connector: Omit<Connector, 'test' | 'accountLabel'>;
  /** The smallest plan that includes it. */
  readonly plan: PlanCode;
  readonly isIncluded: boolean;
  /** False where the operator has not registered the platform with the provider. */
  readonly isSetUp: boolean;
}

/** All connectors, and whether the caller's organization can use each. */
export async function listConnectors(
  deps: Pick<ConnectionsDependencies, 'work' | 'connectors' | 'oauth' | 'clock'>,
  principal: Principal,
): Promise<OfferedConnector[]> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const known = await deps.work.read({ organizationId }, async ({ entitlements }) => entitlements.of(organizationId));
  const { planCode } = known ?? trialEntitlements(deps.clock.now());
  return (await deps.connectors.all(organizationId)).map((connector) => ({
    ...{ connector, plan: planOf(connector), isIncluded: isIncluded(connector, planCode) },
    isSetUp: connector.auth.kind !== 'OAUTH' || deps.oauth.isSetUp(connector.auth),
  }));
}

/** The connectors of connections, in the order of their keys; null for one that the organization cannot use any more. */
export async function connectorsInUse(
  { connectors }: Pick<ConnectionsDependencies, 'connectors'>,
  principal: Principal,
  wanted: readonly WantedConnector[],
): Promise<(Connector | null)[]> {
  requirePermission(principal, 'integrations.read');
  return connectors.findAll(requireOrganization(principal), wanted);
}

/** Connections by id; without those that do not exist for the caller. */
export async function connectionsByIds(
  { work }: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<Connection[]> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const found = await work.read({ organizationId }, async ({ connections }) => connections.byIds(organizationId, ids));
  return found.filter((connection) => canSeeConnection(principal, connection));
}

/** The organization's connections, newest first; a bot manager's list contains only those of the own bots. */
export async function listConnections(
  { work }: Reads,
  principal: Principal,
  page: PageRequest,
): Promise<Listed<Connection>> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const botIds = visibleBotIds(principal);
  const reach = { organizationId };
  return {
    rows: await work.read(reach, async ({ connections }) => connections.list(organizationId, botIds, page)),
    countAll: () => work.read(reach, async ({ connections }) => connections.count(organizationId, botIds)),
  };
}

/** The connections that each of these bots may use, newest first. */
export async function connectionsOfBots(
  { work }: Reads,
  principal: Principal,
  botIds: readonly string[],
): Promise<ReadonlyMap<string, Connection[]>> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const visible = botIds.filter((botId) => canSeeBot(principal, botId));
  const found = await work.read({ organizationId }, async ({ connections }) =>
    connections.ofBots(organizationId, visible),
  );
  const mayUse = (botId: string, connection: Connection): boolean =>
    connection.botIds.length === 0 || connection.botIds.includes(botId);
  return new Map(visible.map((botId) => [botId, found.filter((connection) => mayUse(botId, connection))]));
}

/** Calls through a connection that the caller sees, newest first. */
export async function listRuns(
  { work }: Reads,
  principal: Principal,
  { connectionId, page }: { readonly connectionId: string; readonly page: PageRequest },
): Promise<Listed<ConnectionRun>> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const reach = { organizationId };
  return {
    rows: await work.read(reach, async ({ runs }) => runs.ofConnection(organizationId, connectionId, page)),
    countAll: () => work.read(reach, async ({ runs }) => runs.countOfConnection(organizationId, connectionId)),
  };
}

/** One call through a connection that the caller sees; null if there is none of that id. */
export async function runById(
  { work }: Reads,
  principal: Principal,
  { connectionId, id }: { readonly connectionId: string; readonly id: string },
): Promise<ConnectionRun | null> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ runs }) => runs.find(organizationId, connectionId, id));
}

/** The last 24 hours of each connection, oldest first, also those without a call. */
export async function healthOfConnections(
  { work, clock }: Pick<ConnectionsDependencies, 'work' | 'clock'>,
  principal: Principal,
  connectionIds: readonly string[],
): Promise<ReadonlyMap<string, HourOfRuns[]>> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const lastHour = Math.floor(clock.now().getTime() / hourMs) * hourMs;
  const hours = Array.from({ length: hoursShown }, (_, index) => lastHour - (hoursShown - 1 - index) * hourMs);
  const since = new Date(lastHour - (hoursShown - 1) * hourMs);
  const found = await work.read({ organizationId }, async ({ runs }) =>
    runs.hours(organizationId, connectionIds, since),
  );
  const byKey = new Map(found.map((hour) => [`${hour.connectionId} ${hour.hour.getTime()}`, hour]));
  const hourOf = (connectionId: string, time: number): HourOfRuns =>
    byKey.get(`${connectionId} ${time}`) ?? { connectionId, hour: new Date(time), succeeded: 0, failed: 0 };
  return new Map(connectionIds.map((id) => [id, hours.map((time) => hourOf(id, time))]));
}
