import { describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { buildSchema } from 'graphql';
import { principals } from '@tertulia/testkit';
import { OwnOrigins } from '../src/authentication/own-origins.js';
import { limitsDefault } from '../src/protection/limits.js';
import { OperationGate } from '../src/protection/admit-operation.js';
import { SchemaCosts } from '../src/protection/schema-costs.js';
import { MemoryRateLimiter } from '../src/protection/memory-rate-limiter.js';
import { conversationRates, ratesDefault } from '../src/protection/rate-limiter.js';
import { RateLimitedError } from '../src/protection/rate-policy.js';
import { ConversationStarts } from '../src/visits/conversation-starts.js';
import { pageSite } from '../src/visits/page-site.js';

describe('page of a request', () => {
  const own = new OwnOrigins(['https://chat.example']);
  test.each([
    [{ origin: 'https://salon.mx' }, 'salon.mx'],
    [{ origin: 'http://salon.mx:8080' }, 'salon.mx:8080'],
    [{ origin: 'https://chat.example' }, 'OWN'],
    [{ 'sec-fetch-site': 'same-origin' }, 'OWN'],
    [{ 'sec-fetch-site': 'cross-site' }, null],
    [{}, null],
    [{ origin: 'null' }, null],
    [{ origin: 'file://' }, null],
    [{ origin: `https://${'a'.repeat(400)}.mx` }, null],
  ])('The page of a request with %j is %s', (headers, site) => {
    expect(pageSite(headers, own)).toBe(site);
  });
});

const roots = 'type Query { a: Int } type Mutation { a: Int }';
const gate = new OperationGate(limitsDefault, () => new SchemaCosts(buildSchema(roots), roots));
const start = 'mutation ($input: StartConversationInput!) { startConversation(input: $input) { token } }';

function visitorsOf(perDay: number) {
  const limiter = new MemoryRateLimiter({ ...ratesDefault, ...conversationRates(perDay) });
  const starts = new ConversationStarts({ limiter, isResumeToken: async (token) => token === 'good' });
  return async (query: string, variables = {}, over: { address?: string; principal?: Principal } = {}) => {
    const operation = gate.admit({ query, variables, operationName: null, extensions: {} } as never, {
      kind: 'ANONYMOUS',
      way: 'POST',
    });
    return starts.count(operation, { principal: principals.anonymous(), address: '198.51.100.7', ...over });
  };
}

describe('conversations that one address starts with one bot', () => {
  test('Conversations look automated from a third of the ten-minute limit, and are refused above the limit', async () => {
    const count = visitorsOf(200);
    const outcomes: boolean[] = [];
    for (let at = 0; at < 30; at += 1) outcomes.push(await count(start, { input: { publicId: 'salon' } }));
    expect(outcomes.indexOf(true)).toBe(10);
    expect(outcomes.slice(10).every(Boolean)).toBe(true);
    await expect(count(start, { input: { publicId: 'salon' } })).rejects.toThrow(RateLimitedError);
    expect(await count(start, { input: { publicId: 'clinic' } })).toBe(false);
    expect(await count(start, { input: { publicId: 'salon' } }, { address: '203.0.113.9' })).toBe(false);
  });

  test('Starts are counted in any form: with literals, aliases and fragments', async () => {
    const count = visitorsOf(20);
    const one = 'startConversation(input: { publicId: "salon" }) { token }';
    await count(`mutation { a: ${one} b: ${one} }`);
    await count(`mutation { ...Begin } fragment Begin on Mutation { ${one} }`);
    await expect(count(`mutation { ${one} }`)).rejects.toThrow(RateLimitedError);
  });

  test('A conversation resumed with a valid token is not counted, one with a forged token is', async () => {
    const count = visitorsOf(20);
    for (let at = 0; at < 10; at += 1) await count(start, { input: { publicId: 'salon', resumeToken: 'good' } });
    for (let at = 0; at < 3; at += 1) await count(start, { input: { publicId: 'salon', resumeToken: 'forged' } });
    await expect(count(start, { input: { publicId: 'salon', resumeToken: 'forged' } })).rejects.toThrow(
      RateLimitedError,
    );
  });

  test('Starting over counts against the bot as well', async () => {
    const count = visitorsOf(20);
    const visitor = principals.visitor();
    for (let at = 0; at < 3; at += 1) await count('mutation { startOver { token } }', {}, { principal: visitor });
    await expect(count('mutation { startOver { token } }', {}, { principal: visitor })).rejects.toThrow(
      RateLimitedError,
    );
  });

  test('An operation that starts no conversation is not counted', async () => {
    const count = visitorsOf(1);
    for (let at = 0; at < 5; at += 1) expect(await count('{ publicBot(publicId: "salon") { name } }')).toBe(false);
  });
});
