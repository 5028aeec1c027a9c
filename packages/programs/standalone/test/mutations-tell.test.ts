import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import {
  buildASTSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { committedSchemas } from '../../../../graphql/src/supergraph.js';
import type { Platform } from '../src/platform.js';
import { testPlatform } from './test-platform.js';

let platform: Platform;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ platform, close } = await testPlatform());
});
afterAll(async () => close());

type Payload = Record<string, unknown> & { userErrors: { code: string }[] };
interface Answer {
  payload: Payload | null;
  errors: readonly unknown[];
}

const ana = principals.admin({ organizationId: testId(0xaa) });

/** Asks one subgraph for one mutation; the payload's own fields are read, objects by their names. */
async function change(field: Mutation, input: unknown, principal: Principal = ana): Promise<Answer> {
  const call = field.args.length === 0 ? field.name : `${field.name}(input: $input)`;
  const head = field.args[0] === undefined ? '' : `($input: ${String(field.args[0].type)})`;
  const query = `mutation ${head} { ${call} ${selectionOf(field)} }`;
  const subgraph = platform.subgraphs.get(field.subgraph);
  if (subgraph === undefined) throw new Error(`no subgraph ${field.subgraph}`);
  const { data, errors = [] } = await subgraph.execute({ query, variables: { input }, principal, requestId: 'walk' });
  return { payload: (data?.[field.name] ?? null) as Payload | null, errors };
}

type Mutation = GraphQLField<unknown, unknown> & { subgraph: string };

/** Every public mutation of every subgraph, from the schemas themselves; the others are for services, which have nobody to correct. */
const mutations: Mutation[] = committedSchemas().flatMap(({ name: subgraph, text }) => {
  const schema = buildASTSchema(parse(text), { assumeValid: true, assumeValidSDL: true });
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const isPublic = ({ astNode }: GraphQLField<unknown, unknown>) =>
    astNode?.directives?.some(({ name }) => name.value === 'inaccessible') !== true;
  return fields.filter(isPublic).map((field) => Object.assign(field, { subgraph }));
});

/** Fields of a payload that describe what was not done; they are not results. */
const details: ReadonlySet<string> = new Set(['userErrors', 'stale', 'problems', 'missing', 'isJoined']);
const deepSelections: Readonly<Record<string, string>> = {
  userErrors: 'userErrors { code }',
  problems: 'problems { severity }',
  missing: 'missing { key }',
};

function fieldsOf(mutation: Mutation): GraphQLField<unknown, unknown>[] {
  const payload = getNamedType(mutation.type);
  return isObjectType(payload) ? Object.values(payload.getFields()) : [];
}

function selectionOf(mutation: Mutation): string {
  const fields = fieldsOf(mutation);
  if (fields.length === 0) return '';
  const selected = fields.map(
    ({ name, type }) => deepSelections[name] ?? (isLeafType(getNamedType(type)) ? name : `${name} { __typename }`),
  );
  return `{ ${selected.join(' ')} }`;
}

/** Checks the rule for a response: null where it holds. */
function broken(mutation: Mutation, { payload, errors }: Answer): string | null {
  if (errors.length > 0) return null;
  if (payload === null) return 'neither data nor an error';
  if (payload.userErrors.length > 0) return null;
  const told = ['stale', 'missing', 'problems'].filter((name) => hasSomething(payload[name]));
  if (told.length > 0) return `userErrors is empty beside ${told.join(', ')}`;
  const results = fieldsOf(mutation).filter(({ name }) => !details.has(name));
  const isDone = results.some(({ name }) => payload[name] !== null && payload[name] !== false);
  return results.length === 0 || isDone ? null : `userErrors is empty and nothing was done: ${JSON.stringify(payload)}`;
}

function hasSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** An input of the right types: its ids exist or not, its texts are empty or not. */
interface Filling {
  botId: string;
  text: string;
  count: number;
}

function filled(type: GraphQLInputType, name: string, filling: Filling): unknown {
  if (isNonNullType(type)) return filled(type.ofType, name, filling);
  if (isListType(type)) return [];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(fields.map((field) => [field.name, filled(field.type, field.name, filling)]));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const scalars: Record<string, unknown> = {
    ID: name === 'botId' ? filling.botId : toGlobalId('botVersion', testId(0xdead)),
    Int: filling.count,
    Float: filling.count,
    Boolean: false,
    JSON: {},
    Date: '2026-12-25',
    DateTime: '2026-12-25T10:00:00Z',
    TimeZone: 'America/Merida',
  };
  return type.name in scalars ? scalars[type.name] : filling.text;
}

async function newBot(): Promise<string> {
  const answer = await platform.callSubgraph('bots', {
    query: 'mutation { createBot(input: { name: "Aurora", locale: es }) { bot { id } userErrors { code } } }',
    principal: ana,
    requestId: 'walk',
  });
  const { createBot }: { createBot?: { bot: { id: string } | null } } = answer.data ?? {};
  return createBot?.bot?.id ?? toGlobalId('bot', testId(0xdead));
}

/** A heartbeat: its input has nothing to correct. */
const withoutPayload: ReadonlySet<string> = new Set(['reportPresence']);
const withPayload = mutations.filter((mutation) => !withoutPayload.has(mutation.name));

test('Every mutation reports in userErrors what was not done', () => {
  expect(mutations.length).toBeGreaterThan(50);
  for (const mutation of withPayload) {
    const [errors] = fieldsOf(mutation).filter((field) => field.name === 'userErrors');
    expect([mutation.name, String(errors?.type)]).toEqual([mutation.name, '[UserError!]!']);
    expect(mutation.args.length).toBeLessThanOrEqual(1);
  }
});

describe('an empty list of userErrors and no error means that it was done', () => {
  const unknown = toGlobalId('bot', testId(0xdead));

  test.each(withPayload.map((mutation) => [`${mutation.subgraph}: ${mutation.name}`, mutation] as const))(
    '%s',
    async (_title, mutation) => {
      const wasted = await newBot();
      const fillings: Filling[] = [
        { botId: unknown, text: '', count: 0 },
        { botId: unknown, text: 'x', count: 1 },
        { botId: wasted, text: '', count: 0 },
        { botId: wasted, text: 'x', count: 1 },
        { botId: wasted, text: 'x', count: 900 },
      ];
      const visitor = principals.visitor({ organizationId: testId(0xaa) });
      for (const filling of fillings) {
        const type = mutation.args[0]?.type;
        const input = type === undefined ? null : filled(type, 'input', filling);
        for (const principal of [ana, visitor, principals.anonymous()]) {
          expect(broken(mutation, await change(mutation, input, principal))).toBeNull();
        }
      }
      await change(named('deleteBot'), { botId: wasted });
    },
  );

  test('A stale save, a publication with problems and a template without its answers are reported', async () => {
    const botId = await newBot();
    const theme = { botId, primaryColor: '#112233', avatarText: 'A', position: 'LEFT' };
    await change(named('updateTheme'), { ...theme, revision: 1 });
    const stale = await change(named('updateTheme'), { ...theme, primaryColor: '#445566', revision: 1 });
    expect(codesOf(stale)).toEqual(['STALE_REVISION']);
    const document = { id: 'main', name: 'x', events: [], groups: [], edges: [] };
    await change(named('saveFlow'), { botId, revision: 2, document });
    expect(codesOf(await change(named('publishBot'), { botId }))).toEqual(['HAS_PROBLEMS']);
    const templates = await platform.callSubgraph('templates', {
      query: '{ botTemplates(first: 1) { nodes { id } } }',
      principal: ana,
      requestId: 'walk',
    });
    const { botTemplates }: { botTemplates?: { nodes: { id: string }[] } } = templates.data ?? {};
    const input = { templateId: botTemplates?.nodes[0]?.id, locale: 'es', answers: [] };
    expect(codesOf(await change(named('instantiateTemplate'), input))).toContain('REQUIRED');
  });
});

function named(name: string): Mutation {
  const found = mutations.find((mutation) => mutation.name === name);
  if (found === undefined) throw new Error(`no mutation ${name}`);
  return found;
}

function codesOf({ payload }: Answer): string[] {
  return (payload?.userErrors ?? []).map((error) => error.code);
}
