/** API keys: created, limited, used, revoked. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const shown = 'key apiKey { id name prefix mode scopes createdAt expiresAt lastUsedAt revokedAt }';
const make = (as: string | undefined, input: Variables, rest: Extra = {}) =>
  change('createApiKey', shown, {
    as,
    input: { name: 'Clave', mode: 'TEST', scopes: ['BOTS_READ'], ...input },
    name: `${as ?? 'nobody'} makes a key ${JSON.stringify(input).slice(0, 70)}`,
    ...rest,
  });
const scopes = [
  'BOTS_READ',
  'BOTS_WRITE',
  'CONVERSATIONS_READ',
  'CONVERSATIONS_WRITE',
  'METRICS_READ',
  'BILLING_READ',
  'ORGANIZATION_READ',
];
const reads = {
  organization: 'query R { organization { name } }',
  people: 'query R { organization { members { nodes { id } } } }',
  bots: 'query R { organization { bots { nodes { name } } } }',
  drafts: 'query R { organization { bots { nodes { draft { revision } } } } }',
  conversations: 'query R { organization { conversations(first: 2) { nodes { id state } } } }',
  metrics: 'query R($range: RangeInput!) { organization { metrics(range: $range) { conversations { value } } } }',
  billing: 'query R { organization { subscription { plan { code } } usage { kind used max } } }',
  keys: 'query R { organization { apiKeys { name } } }',
  audit: 'query R { organization { auditEntries { totalCount } } }',
};

export const keys: readonly Step[] = [
  ...scopes.map((scope) =>
    make(
      'ana',
      { name: scope, scopes: [scope] },
      { keep: { [scope]: 'data.createApiKey.key', [`${scope}Id`]: 'data.createApiKey.apiKey.id' } },
    ),
  ),
  ...scopes.flatMap((scope) =>
    Object.entries(reads).map(([name, query]) =>
      look(query, {
        as: `key:${scope}`,
        name: `${name} with ${scope}`,
        refused: 'ANY',
        ...(query.includes('$range') ? { variables: { range: '$range' } } : {}),
      }),
    ),
  ),
  change('createBot', 'bot { name status }', {
    as: 'key:BOTS_WRITE',
    input: { name: 'Hecho por programa', locale: 'es' },
    refused: 'ANY',
  }),
  change('createBot', 'bot { name }', {
    as: 'key:BOTS_READ',
    input: { name: 'No', locale: 'es' },
    refused: 'FORBIDDEN',
  }),
  make('ana', { name: '' }, { refused: 'REQUIRED' }),
  make('ana', { scopes: [] }, { refused: 'ANY' }),
  make('ana', { name: 'x'.repeat(300) }, { refused: 'TOO_LONG' }),
  make('ana', { expiresAt: '2020-01-01T00:00:00Z' }, { refused: 'ANY' }),
  make('ana', { expiresAt: '2030-01-01T00:00:00Z', mode: 'LIVE' }, { name: 'a key that ends' }),
  make('ana', { scopes: ['EVERYTHING'] }, { refused: 'BAD_USER_INPUT' }),
  ...['luis', 'vera', 'key:demoKey', undefined].map((as) => make(as, {}, { refused: 'ANY' })),
  look('query Keys { organization { apiKeys { name mode scopes expiresAt revokedAt } } }', {
    as: 'ana',
    name: 'all keys',
  }),
  look('query With { viewer { kind scopes organization { name } } }', {
    as: 'key:BOTS_READ',
    name: 'before it is revoked',
  }),
  change('revokeApiKey', 'apiKey { id name revokedAt }', {
    as: 'mateo',
    input: { apiKeyId: '$BOTS_READId' },
    refused: 'NOT_FOUND',
  }),
  change('revokeApiKey', 'apiKey { id name revokedAt }', { as: 'ana', input: { apiKeyId: '$BOTS_READId' } }),
  look('query With { viewer { kind } }', {
    as: 'key:BOTS_READ',
    name: 'a revoked key is refused at once',
    refused: 'UNAUTHENTICATED',
  }),
  look('query With { viewer { kind } }', {
    as: 'key:BOTS_READ',
    name: 'in English',
    headers: { 'accept-language': 'en' },
    refused: 'UNAUTHENTICATED',
  }),
  change('revokeApiKey', 'apiKey { id revokedAt }', {
    as: 'ana',
    input: { apiKeyId: '$BOTS_READId' },
    name: 'revokes it twice',
    refused: 'ANY',
  }),
  ...[
    'Bearer ttl_live_',
    'Bearer ttl_live_0000000000000000000000000000000000000000000',
    'Bearer',
    'Basic YTpi',
    'Bearer a b',
    'Visitor eyJhbGciOiJIUzI1NiJ9.e30.x',
    'Visitor ',
    `Bearer ${'x'.repeat(5_000)}`,
  ].map((authorization, at) =>
    look('query With { viewer { kind } }', {
      name: `a credential that is none ${at}`,
      headers: { authorization },
      refused: 'UNAUTHENTICATED',
    }),
  ),
];
