import { DomainError, UserInputErrors, type UserInputError } from '@tertulia/errors';
import { readName } from '@tertulia/plain-names';
import { planName, trialEntitlements } from '@tertulia/plan-limits';
import type { Connector, ConnectorField } from '../connectors/connector.js';
import { isIncluded, planOf } from '../domain/plan-gate.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { OAuthProvider } from './connection-ports.js';
import type { Stores } from './ports.js';

const nameMax = 80;
const valueMax = 4_000;
/** Connections of one organization. */
const connectionsMax = 100;
const botsMax = 50;

/** A value for a field of a connector. */
export interface FieldValue {
  readonly name: string;
  readonly value: string;
}

/** The values of a connection's fields, apart. */
export interface ReadFields {
  readonly settings: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

/** The normalised name of a connection. @throws UserInputErrors */
export function readConnectionName(text: string): string {
  const read = readName(text, nameMax);
  if (read.problem === null) return read.name;
  const params = read.problem === 'TOO_LONG' ? { params: { max: nameMax } } : {};
  throw new UserInputErrors([{ field: ['input', 'name'], code: read.problem, ...params }]);
}

/** The bots of a connection, each once. @throws UserInputErrors TOO_LONG */
export function readBotIds(botIds: readonly string[]): string[] {
  if (botIds.length <= botsMax) return [...new Set(botIds)];
  throw new UserInputErrors([{ field: ['input', 'botIds'], code: 'TOO_LONG', params: { max: botsMax } }]);
}

/**
 * The values of fields of a connector. `before` are the values that stay where none is given; a secret that stays is not among them, but
 * its name is.
 * @throws UserInputErrors for unknown, missing and invalid values
 */
export function readFields(
  connector: Pick<Connector, 'fields'>,
  given: readonly FieldValue[],
  before: { readonly settings: ReadFields['settings']; readonly secretNames: readonly string[] },
): ReadFields {
  const problems: UserInputError[] = [];
  const settings: Record<string, string> = {};
  const secret: Record<string, string> = {};
  const values = new Map(given.map(({ name, value }, index) => [name, { value: value.trim(), index }]));
  for (const field of connector.fields) {
    const found = values.get(field.name);
    values.delete(field.name);
    const kept = field.isSecret ? undefined : before.settings[field.name];
    const value = found?.value ?? kept ?? '';
    const isKept = found === undefined && field.isSecret && before.secretNames.includes(field.name);
    if (isKept) continue;
    const problem = problemOf(field, value);
    const path = ['input', 'fields', found === undefined ? field.name : String(found.index), 'value'];
    if (problem !== null) problems.push({ field: path, ...problem });
    else if (value !== '') (field.isSecret ? secret : settings)[field.name] = value;
  }
  for (const [, { index }] of values)
    problems.push({ field: ['input', 'fields', String(index), 'name'], code: 'INVALID_VALUE' });
  if (problems.length > 0) throw new UserInputErrors(problems);
  return { settings, secret };
}

type FieldProblem = Pick<UserInputError, 'code' | 'params'>;

function problemOf({ kind, isRequired, choices }: ConnectorField, value: string): FieldProblem | null {
  if (value === '') return isRequired ? { code: 'REQUIRED' } : null;
  if (value.length > valueMax) return { code: 'TOO_LONG', params: { max: valueMax } };
  // A line break in a header or a mail command would begin another one; a secret with a lost character is another secret.
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(value)) return { code: 'INVALID_FORMAT' };
  if (kind === 'URL' && !/^https?:\/\//.test(value))
    return { code: 'INVALID_FORMAT', params: { expected: 'https://…' } };
  if (kind === 'URL' && !URL.canParse(value)) return { code: 'INVALID_FORMAT', params: { expected: 'https://…' } };
  if (kind === 'HOST' && !/^[\w.-]+$/.test(value)) return { code: 'INVALID_FORMAT' };
  if (kind === 'PORT' && !(/^\d{1,5}$/.test(value) && Number(value) <= 65_535)) return { code: 'INVALID_FORMAT' };
  if (kind === 'NUMBER' && !/^\d{1,12}(?:\.\d{1,6})?$/.test(value)) return { code: 'INVALID_FORMAT' };
  if (kind === 'EMAIL' && !/^[^\s@<>]+@[^\s@<>]+$/.test(value)) return { code: 'INVALID_FORMAT' };
  if (kind === 'CHOICE' && !choices.some((choice) => choice.value === value)) return { code: 'INVALID_VALUE' };
  return null;
}

/** The connector of that name, which the organization can use. @throws UserInputErrors INVALID_VALUE */
export async function readConnector(
  { connectors }: Pick<ConnectionsDependencies, 'connectors'>,
  organizationId: string,
  name: string,
): Promise<Connector> {
  const connector = await connectors.find(organizationId, name);
  if (connector !== null) return connector;
  throw new UserInputErrors([{ field: ['input', 'connector'], code: 'INVALID_VALUE' }]);
}

/** How the connector is authorised. @throws UserInputErrors for one without OAuth, or without the platform's registration */
export function requireProvider({ oauth }: ConnectionsDependencies, connector: Connector): OAuthProvider {
  const { auth } = connector;
  if (auth.kind !== 'OAUTH') throw new UserInputErrors([{ field: ['input', 'connector'], code: 'INVALID_VALUE' }]);
  if (oauth.isSetUp(auth)) return auth;
  throw new UserInputErrors([{ field: ['input', 'connector'], code: 'CONNECTOR_NOT_SET_UP' }]);
}

/** @throws DomainError PLAN_TOO_SMALL. An organization whose plan is not known yet has that of a trial. */
export async function requirePlan(
  { clock }: Pick<ConnectionsDependencies, 'clock'>,
  stores: Pick<Stores, 'entitlements'>,
  {
    organizationId,
    connector,
  }: { readonly organizationId: string; readonly connector: Pick<Connector, 'isOwn'> & { readonly category: string } },
): Promise<void> {
  const known = await stores.entitlements.of(organizationId);
  const { planCode } = known ?? trialEntitlements(clock.now());
  if (isIncluded(connector, planCode)) return;
  throw new DomainError('PLAN_TOO_SMALL', { params: { plan: planName(planOf(connector)) } });
}

/** Locks the creation of connections. @throws UserInputErrors OUT_OF_RANGE when there are as many as possible */
export async function requireRoomForConnection(
  { connections }: Pick<Stores, 'connections'>,
  organizationId: string,
): Promise<void> {
  if ((await connections.lockAndCount(organizationId)) < connectionsMax) return;
  throw new UserInputErrors([{ field: null, code: 'OUT_OF_RANGE', params: { max: connectionsMax } }]);
}

/** The last characters of the longest secret; null for a short one, of which they would be too large a part. */
export function lastFourOf(secret: Readonly<Record<string, string>>): string | null {
  const longest = Object.values(secret).toSorted((a, b) => b.length - a.length)[0] ?? '';
  return longest.length < 12 ? null : longest.slice(-4);
}
