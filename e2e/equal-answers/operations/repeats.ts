/** Mutations with an idempotency key, so that a repetition has no second effect. */
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const make = (name: string, key: string, rest: Extra = {}) =>
  change('createBot', 'bot { id name createdAt }', {
    as: 'key:palmaKey',
    name: `${rest.name ?? name} with the key ${key.slice(0, 20)}`,
    input: { name, locale: 'es' },
    ...rest,
    headers: { 'idempotency-key': key, ...rest.headers },
  });
const key = 'b9f3c0de-0000-4000-8000-000000000001';

const program = (name: string, place: string) =>
  change('createApiKey', 'key apiKey { name }', {
    as: 'mateo',
    name: `Mateo makes ${name}`,
    input: { name, mode: 'LIVE', scopes: ['BOTS_WRITE', 'BOTS_READ', 'ORGANIZATION_READ'] },
    keep: { [place]: 'data.createApiKey.key' },
  });

export const repeats: readonly Step[] = [
  program('Programa', 'palmaKey'),
  program('Otro programa', 'otherKey'),
  make('Una vez', key),
  make('Una vez', key),
  make('Una vez', key, { name: 'again, in another language', headers: { 'accept-language': 'en' }, refused: 'ANY' }),
  make('Otra cosa', key, { refused: 'IDEMPOTENCY_KEY_REUSED' }),
  make('Dos veces', key, { as: 'key:otherKey', name: 'another program, the same key' }),
  make('Tres veces', key, { as: 'mateo', name: 'keys of people mean nothing' }),
  look('query Once { organization { bots(filter: { search: "Una vez" }) { totalCount } } }', {
    as: 'key:palmaKey',
    name: 'there is one',
    until: { 'data.organization.bots.totalCount': 1 },
  }),
  make('', 'refused-at-first', { refused: 'REQUIRED' }),
  make('', 'refused-at-first', { refused: 'REQUIRED', name: 'the same refusal' }),
  make('Prohibido', 'forbidden', { as: 'key:narrowKey', refused: 'FORBIDDEN' }),
  make('Prohibido', 'forbidden', { as: 'key:narrowKey', refused: 'FORBIDDEN', name: 'forbidden again' }),
  make('Sin nombre', 'not-read', { query: 'mutation { nothingOfTheKind }', refused: 'GRAPHQL_VALIDATION_FAILED' }),
  make('Sin nombre', 'not-read', { name: 'a key that stayed free' }),
  make('Larga', 'k'.repeat(256), { refused: 'ANY' }),
  make('Vacía', '', { refused: 'ANY' }),
  make('Nadie', 'of-nobody', { as: undefined, refused: 'ANY' }),
  look('query Read { organization { name } }', {
    as: 'key:palmaKey',
    name: 'a query',
    headers: { 'idempotency-key': 'of-a-query' },
  }),
  look('query Read { organization { slug } }', {
    as: 'key:palmaKey',
    name: 'another query',
    headers: { 'idempotency-key': 'of-a-query' },
  }),
];
