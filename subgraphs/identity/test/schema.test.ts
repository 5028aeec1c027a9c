import { expect, test } from '@jest/globals';
import { assertDescribed } from '@tertulia/subgraph';
import { readSubgraphSettings, sdlOf } from '@tertulia/service';
import { subgraph } from '../src/subgraph.js';

test('the schema is built without any store and every part has a description', async () => {
  const sdl = await sdlOf(subgraph);
  expect(() => assertDescribed(sdl)).not.toThrow();
  expect(sdl).toMatch(/resolveCredential\([^)]*\): JSON @inaccessible/);
});

test('no input accepts an owner, a plan or a hash, and no type contains one', async () => {
  const sdl = await sdlOf(subgraph);
  expect(sdl).not.toMatch(/passwordHash|tokenHash|keyHash|isSuperAdmin/);
  const inputs = sdl.match(/^input \w+ \{[^}]*\}/gm) ?? [];
  expect(inputs.length).toBeGreaterThan(10);
  const withOwner = inputs.filter((input) => /^ {2}(organizationId|userId|createdAt|isDemo)\b/m.test(input));
  expect(withOwner.map((input) => input.split(' ')[1])).toEqual(['SwitchOrganizationInput']);
});

test('missing or wrong settings are all named at once, without their values', () => {
  const source = { PRINCIPAL_SECRET: 'short-secret', PORT: 'x', DATABASE_URL: 'postgres://app@db/tertulia_identity' };
  expect(() => readSubgraphSettings(subgraph, source)).toThrow(
    /^(?=[^]*DATABASE_OWNER_URL)(?=[^]*PRINCIPAL_SECRET)(?=[^]*PUBLIC_URL)(?=[^]*PORT)(?![^]*short-secret)/,
  );
  const complete = {
    DATABASE_OWNER_URL: 'postgres://owner@db/tertulia_identity',
    DATABASE_URL: source.DATABASE_URL,
    PRINCIPAL_SECRET: 's'.repeat(32),
    PUBLIC_URL: 'https://app.example.com/',
    MAIL_SEAL_KEY: 'm'.repeat(32),
    SUBGRAPH_URL_BOTS: 'http://bots:4102/graphql',
    SUBGRAPH_URL_TEMPLATES: 'http://templates:4103/graphql',
    SUBGRAPH_URL_RUNTIME: 'http://runtime:4104/graphql',
    REDIS_URL: 'redis://cache:6379',
  };
  expect(readSubgraphSettings(subgraph, complete)).toMatchObject({
    own: { publicUrl: 'https://app.example.com' },
    port: 4101,
  });
});
