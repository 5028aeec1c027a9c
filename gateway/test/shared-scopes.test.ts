import { describe, expect, test } from '@jest/globals';
import { principalSchema, type Principal } from '@tertulia/principal';
import { principals, testId } from '@tertulia/testkit';
import { buildSchema, getOperationAST, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { scopeOf, SharedOperations, sharedKeyOf } from '../src/subscriptions/shared-scope.js';
import { continuationsDefault } from '../src/supergraph/continued-subscription.js';
import { levelContinuations, levelSdl } from './toys/level-toy.js';

const admitted = (variables: Readonly<Record<string, unknown>> = {}) => {
  const document = parse('subscription { level { number } }');
  const [operation] = document.definitions as OperationDefinitionNode[];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return { query: 'q', operationName: null, variables, document, operation, measure: {} as never };
};
const keyOf = (principal: Principal) => sharedKeyOf(admitted(), scopeOf(principal));

/** The only facts that may differ between callers who share: they tell who it is, and nothing of what the caller may do. */
const identities: ReadonlySet<string> = new Set(['userId', 'sessionId', 'keyId']);
/** Another valid value of every fact that a principal can have. */
const others: Readonly<Record<string, unknown>> = {
  ...{ userId: testId(0x71), sessionId: testId(0x72), keyId: testId(0x73), conversationId: testId(0x74) },
  ...{ organizationId: testId(0x75), botId: testId(0x76), botIds: [testId(0x77)], role: 'VIEWER' },
  ...{
    isSuperAdmin: true,
    mustVerifyEmail: true,
    scopes: ['billing:read'],
    mode: 'TEST',
    locale: 'en',
    name: 'another',
  },
  visit: { site: 'salon.mx', looksAutomatic: true },
};
const samples: readonly Principal[] = [
  principals.botManager([testId(1)], { locale: 'es' }),
  principals.apiKey(['metrics:read'], { locale: 'es' }),
  principals.visitor(),
  principals.anonymous(),
  principals.service(),
];

describe('the scope of a caller', () => {
  test('Every fact of every kind of caller is in the key, except the ids of the person, the session and the key', () => {
    const seen: string[] = [];
    for (const { shape } of principalSchema.options) {
      const sample = samples.find(({ kind }) => kind === shape.kind.value);
      if (sample === undefined) throw new Error(`no sample of ${shape.kind.value}`);
      for (const fact of Object.keys(shape)) {
        if (fact === 'kind' || (fact === 'locale' && sample.kind === 'SERVICE')) continue;
        // A fact that is not in the list makes an invalid principal: whoever adds it decides whether it is an identity.
        const other = principalSchema.parse({ ...sample, [fact]: others[fact] ?? null });
        const isSame = keyOf(other) === keyOf(sample);
        expect([sample.kind, fact, isSame]).toEqual([sample.kind, fact, identities.has(fact)]);
        if (isSame) seen.push(fact);
      }
    }
    expect(new Set(seen)).toEqual(identities);
  });

  test('A scope is a valid caller, so that it can be sent to another process', () => {
    for (const sample of samples) expect(principalSchema.parse(scopeOf(sample))).toEqual(scopeOf(sample));
  });

  test('Variables in another order are the same variables, and lists in another order are not', () => {
    const key = (variables: Record<string, unknown>) => sharedKeyOf(admitted(variables), principals.anonymous());
    expect(key({ a: { b: 1, c: 2 }, d: 3 })).toBe(key({ d: 3, a: { c: 2, b: 1 } }));
    expect(key({ a: [1, 2] })).not.toBe(key({ a: [2, 1] }));
  });
});

describe('which operations are shared', () => {
  const schema = buildSchema(levelSdl);
  const sharing = new SharedOperations(levelContinuations);
  const isShared = (query: string, name?: string) => {
    const document = parse(query);
    const operation = getOperationAST(document, name);
    return operation !== null && operation !== undefined && sharing.has(schema, { document, operation });
  };

  test.each([
    ['subscription { level { number } }', true],
    [
      'subscription { other: level(of: "x") { __typename n: number ... { scope } ...F } } fragment F on Level { of }',
      true,
    ],
    ['subscription { level { number person } }', false],
    ['subscription { level { person: number p: person } }', false],
    ['subscription { level { ... on Level { person } } }', false],
    ['subscription { level { ...F } } fragment F on Level { person }', false],
    ['subscription { drops { number } }', false],
    ['subscription { ... { level { number } } }', false],
  ])('%s: %s', (query, expected) => {
    expect(isShared(query)).toBe(expected);
  });

  test('Only the operation that runs decides', () => {
    const query = 'subscription A { level { number } } subscription B { level { person } }';
    expect([isShared(query, 'A'), isShared(query, 'B')]).toEqual([true, false]);
  });

  test('Streams of changes are not shared', () => {
    expect(continuationsDefault['conversationEvents']?.kind).toBe('AFTER');
    expect(Object.keys(continuationsDefault).filter((name) => continuationsDefault[name]?.kind === 'ABSOLUTE')).toEqual(
      [...['liveConversations', 'liveMetrics', 'flowHeatChanged', 'exportProgress', 'publicationStatus']],
    );
  });
});
