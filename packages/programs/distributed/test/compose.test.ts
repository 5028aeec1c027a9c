import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { services } from '../src/services.js';
import { composeProblems, dockerfileProblems, type Compose, type ComposeService } from './compose-problems.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');

describe('the containers', () => {
  let compose: Compose;
  let dockerfile: string;
  beforeAll(async () => {
    compose = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
    dockerfile = await readFile(join(root, 'deploy', 'Dockerfile'), 'utf8');
  });

  const changed = (name: string, change: (service: ComposeService) => object): Compose => {
    const service = compose.services[name] ?? {};
    return { ...compose, services: { ...compose.services, [name]: { ...service, ...change(service) } } };
  };
  const without = (service: ComposeService, setting: string) => {
    const { [setting]: _, ...environment } = service.environment ?? {};
    return { environment };
  };

  test('The containers are the services of the list, with the same settings, ports and addresses', () => {
    expect(composeProblems(compose, services)).toEqual([]);
  });

  test.each([
    ['a service that is missing', () => ({ ...compose, services: { redis: {} } }), /instead of/],
    [
      'a setting too few',
      () => changed('runtime', (one) => without(one, 'VISITOR_TOKEN_SECRET')),
      /VISITOR_TOKEN_SECRET is missing/,
    ],
    [
      'a setting that nobody reads',
      () => changed('bots', (one) => ({ environment: { ...one.environment, BOT: 1 } })),
      /BOT is not/,
    ],
    [
      'another port',
      () => changed('billing', (one) => ({ environment: { ...one.environment, PORT: 1 } })),
      /PORT is not 4106/,
    ],
    [
      'a subgraph elsewhere',
      () => changed('templates', (one) => ({ environment: { ...one.environment, SUBGRAPH_URL_BOTS: 'http://b/' } })),
      /bots is not asked at/,
    ],
    [
      'a secret in the file',
      () => changed('identity', (one) => ({ environment: { ...one.environment, PRINCIPAL_SECRET: 'x'.repeat(32) } })),
      /PRINCIPAL_SECRET holds a secret/,
    ],
    [
      'a required secret that may be missing',
      () => changed('integrations', (one) => ({ environment: { ...one.environment, CREDENTIALS_KEY: '${KEY:-}' } })),
      /CREDENTIALS_KEY holds a secret/,
    ],
    [
      'an optional secret with a value in the file',
      () => changed('integrations', (one) => ({ environment: { ...one.environment, SLACK_CLIENT_SECRET: '${S:-s}' } })),
      /SLACK_CLIENT_SECRET holds a secret/,
    ],
    [
      'a published subgraph',
      () => changed('identity', () => ({ ports: ['4101:4101'] })),
      /only the gateway is published/,
    ],
    ['a published store', () => changed('redis', () => ({ ports: ['6379:6379'] })), /is published/],
    ['a store without a volume', () => changed('postgres', () => ({ volumes: [] })), /has no volume/],
    ['a store on an open network', () => changed('mongodb', () => ({ networks: ['public'] })), /from outside/],
    ['a start without its store', () => changed('bots', () => ({ depends_on: {} })), /does not wait for postgres/],
    [
      'another program',
      () => changed('bots', () => ({ command: ['subgraphs/billing/dist/main.js'] })),
      /does not start/,
    ],
    ['a service that nobody scrapes', () => changed('bots', () => ({ networks: { services: {} } })), /is not scraped/],
    [
      'another target',
      () => changed('portal', () => ({ build: { dockerfile: 'deploy/Dockerfile', target: 'bots' } })),
      /another target/,
    ],
  ])('Compose check: %s is found', (_, make, message) => {
    expect(composeProblems(make(), services).join('\n')).toMatch(message);
  });

  test('Images have one target for all subgraphs and one for each other service, do not run as root, and have a health check', () => {
    expect(dockerfileProblems(dockerfile, services)).toEqual([]);
  });

  test.each([
    ['another program', 'gateway/dist/main.js', 'gateway/dist/wiring.js', /gateway: starts another program/],
    ['another port', 'EXPOSE 4110', 'EXPOSE 4114', /portal: exposes another port/],
    ['no target', 'FROM base AS subgraph', 'FROM base AS graph', /subgraph: no target/],
    ['root', 'USER node', 'USER root', /runs as root/],
    ['no health check', 'HEALTHCHECK', 'LABEL check', /no health check/],
  ])('an image with %s is found', (_, from, to, message) => {
    expect(dockerfileProblems(dockerfile.replace(from, to), services).join('\n')).toMatch(message);
  });

  test('Images start existing programs and copy existing files', () => {
    for (const { program } of services) {
      const source = program.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
      expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
    for (const file of ['deploy/bin/ready.mjs', 'graphql/src/compose.ts', 'widget/build.mjs']) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
  });
});
