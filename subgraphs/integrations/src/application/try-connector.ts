import { UserInputErrors, type UserInputError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { JsonValue } from '../connectors/connector.js';
import { fieldsOf } from '../connectors/custom/connector-of.js';
import { isValueOf } from '../connectors/custom/manifest-request.js';
import type { ConnectorManifest, ManifestAction } from '../domain/connector-manifest.js';
import { readFields, type FieldValue } from './connection-input.js';
import type { CustomConnectorDependencies, ShownRequest } from './custom-connector-dependencies.js';
import { requireConnectors, requireConnectorsPlan, requireManifest } from './save-connector.js';
import { shownTest, type HttpTest } from './test-http-request.js';

/** What a person tries while writing a manifest. */
export interface TryConnector {
  readonly manifest: string;
  readonly action: string;
  readonly fields: readonly FieldValue[];
  readonly inputs: readonly FieldValue[];
}

/** How a trial ended. */
export interface ConnectorTest {
  /** Null where none could be made. */
  readonly request: ShownRequest | null;
  /** What the action returns to a flow; null unless the status was a success. */
  readonly value: JsonValue;
  readonly test: HttpTest;
}

const inputMax = 20_000;

/**
 * Runs one action of a manifest through the executor of connectors, once and without storing anything.
 * @throws UserInputErrors with the path of each mistake; DomainError UNAUTHENTICATED, FORBIDDEN, PLAN_TOO_SMALL
 */
export async function tryConnector(
  deps: CustomConnectorDependencies,
  principal: Principal,
  input: TryConnector,
): Promise<ConnectorTest> {
  const organizationId = requireConnectors(principal);
  await deps.work.read({ organizationId }, async (stores) => requireConnectorsPlan(deps, stores, organizationId));
  const manifest = requireManifest(deps, input.manifest);
  const action = manifest.actions.find(({ name }) => name === input.action);
  if (action === undefined) throw new UserInputErrors([{ field: ['input', 'action'], code: 'INVALID_VALUE' }]);
  const { settings: fields, secret } = fieldsIn(manifest, input.fields);
  const inputs = inputsIn(action, input.inputs);
  const tried = await deps.customConnectors.tryAction({ organizationId, manifest, action, fields, secret, inputs });
  const { request, durationMs } = tried;
  if (tried.kind === 'failed') return { request, value: null, test: shownTest(tried, durationMs) };
  const response = { ...tried, body: Buffer.from(tried.body) };
  return { request, value: tried.value, test: shownTest(response, durationMs) };
}

function fieldsIn(manifest: ConnectorManifest, given: readonly FieldValue[]) {
  return readFields({ fields: fieldsOf(manifest) }, given, { settings: {}, secretNames: [] });
}

/** The values of inputs; every required one must be there. @throws UserInputErrors */
function inputsIn({ inputs }: ManifestAction, given: readonly FieldValue[]): Record<string, string> {
  const values = new Map(given.map(({ name, value }, index) => [name, { value, index }]));
  const problems: UserInputError[] = [];
  for (const input of inputs) {
    const { name, isRequired, kind } = input;
    const found = values.get(name);
    const field = ['input', 'inputs', String(found?.index ?? name), 'value'];
    const { value = '' } = found ?? {};
    if (isRequired && value.trim() === '') problems.push({ field, code: 'REQUIRED' });
    if (value.length > inputMax) problems.push({ field, code: 'TOO_LONG', params: { max: inputMax } });
    else if (!isValueOf(input, value)) problems.push({ field, code: 'INVALID_FORMAT', params: { expected: kind } });
  }
  const known = new Set(inputs.map(({ name }) => name));
  for (const [name, { index }] of values) {
    if (!known.has(name)) problems.push({ field: ['input', 'inputs', String(index), 'name'], code: 'INVALID_VALUE' });
  }
  if (problems.length > 0) throw new UserInputErrors(problems);
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}
