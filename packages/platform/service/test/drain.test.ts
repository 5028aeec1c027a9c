import { expect, test } from '@jest/globals';
import { principalHeader, signPrincipal } from '@tertulia/principal';
import { serveSubgraph } from '@tertulia/service';
import { buildSubgraph } from '@tertulia/subgraph';
import { busyClients, eventually, principals } from '@tertulia/testkit';
import { pino } from 'pino';
import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';

const principalSecret = 'a secret of thirty-two characters or more';
const log = pino({ level: 'silent' });
const patience = { deadlineMs: 60_000 };

@Resolver()
class CounterResolver {
  readonly counted: number[];

  constructor(counted: number[]) {
    this.counted = counted;
  }

  @Query(() => Int, { description: 'How many.' })
  total(): number {
    return this.counted.length;
  }

  @Mutation(() => Int, { description: 'Counts.' })
  async count(@Arg('serial', () => Int, { description: 'What.' }) serial: number): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    this.counted.push(serial);
    return serial;
  }
}

test('Stopping with a drain breaks none of 50 connections that send mutations without a pause', async () => {
  const counted: number[] = [];
  const subgraph = buildSubgraph({ name: 'counters', resolvers: [new CounterResolver(counted)], log });
  const now = new Date();
  // The signature stays valid, however long the test takes.
  const served = { port: 0, principalSecret, log, now: () => now };
  const [old, next] = [await serveSubgraph(subgraph, served), await serveSubgraph(subgraph, served)];
  const signed = signPrincipal(principals.viewer(), principalSecret, now);
  const clients = busyClients(50, [old.port, next.port], {
    path: '/graphql',
    headers: { 'content-type': 'application/json', [principalHeader]: signed },
    body: (serial) => JSON.stringify({ query: `mutation { count(serial: ${serial}) }` }),
  });
  await eventually(() => expect(clients.outcome.answers.length).toBeGreaterThan(200), patience);
  const stopping = old.stop({ drainMs: 10_000 });
  const readiness = await fetch(new URL('/ready', old.url));
  expect(readiness.status).toBe(503);
  expect(readiness.headers.get('connection')).toBe('close');
  await stopping;
  const before = clients.outcome.answers.length;
  await eventually(() => expect(clients.outcome.answers.length).toBeGreaterThan(before + 100), patience);
  await clients.stop();
  await next.stop();
  expect(clients.outcome.failures).toEqual([]);
  expect(clients.outcome.askedToMove).toBe(50);
  expect(counted.toSorted((a, b) => a - b)).toEqual(counted.map((_, index) => index + 1));
  expect(clients.outcome.answers).toHaveLength(counted.length);
}, 180_000);
