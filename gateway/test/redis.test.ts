import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RedisPubSub, topic } from '@tertulia/messaging';
import { revocationsTopic, type CredentialRevocation } from '@tertulia/principal';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, principals, testId } from '@tertulia/testkit';
import { pino } from 'pino';
import { ratesDefault, settingsDefault } from '../src/index.js';
import { connectClient, type SocketClient } from './toys/socket-client.js';
import { codesOf, startToyGateway, type Answer, type ToyGateway } from './toys/toy-gateway.js';

const log = pino({ level: 'silent' });
const apiKey = 'ttl_live_0123456789abcdef';
const rates = { ...ratesDefault, API_KEY: { points: 41, windowSeconds: 600 } };
// Redis is killed here and never hangs: only a busy machine makes it wait.
const patient = { log, commandTimeoutMs: 30_000, impatience: { patienceMs: 10_000 } };
const settings = { ...settingsDefault, rates };

describeOnRedis(
  'two gateways on one Redis',
  (server) => {
    const toys: ToyGateway[] = [];
    const connections: RedisServer[] = [];
    beforeAll(async () => {
      for (let replica = 0; replica < 2; replica += 1) {
        const redis = await openRedis({ ...patient, url: server.url, name: 'test', prefix: server.prefix });
        connections.push(redis);
        const toy = await startToyGateway('LOCAL', { redis, settings });
        toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
        toys.push(toy);
      }
    });
    afterAll(async () => {
      for (const toy of toys) await toy.close();
      for (const redis of connections) await redis.close();
    });
    const ask = (replica: number, key = apiKey): Promise<Answer> => {
      const toy = toys[replica];
      if (toy === undefined) throw new Error('unknown gateway');
      return toy.post({ query: '{ caller { kind } }' }, { authorization: `Bearer ${key}` });
    };
    const readiness = async (): Promise<unknown[]> =>
      Promise.all(toys.map(async (toy) => (await toy.send({ path: '/ready' })).status));

    test('Two gateways count together, and a recently valid credential causes no command except counting', async () => {
      await ask(0);
      await ask(1);
      const [redis] = connections;
      const commands = async (): Promise<number> =>
        Number(/total_commands_processed:(\d+)/.exec((await redis?.commands.info('stats')) ?? '')?.[1]);
      const before = await commands();
      for (let round = 0; round < 10; round += 1) await ask(round % 2);
      const perRequest = (await commands()) - before - 1;
      // Two scripts: the rate, with three commands, and the cost, with four.
      expect(perRequest).toBe(10 * 9);
      const last = await ask(1);
      expect(last.headers.get('ratelimit-remaining')).toBe(String(41 - 13));
    });

    test('While Redis is unavailable the gateways serve requests below the limit and stay ready, and later count together again', async () => {
      expect(await readiness()).toEqual([200, 200]);
      await server.kill();
      await eventually(() => expect(connections.every((redis) => !redis.isUp())).toBe(true));
      expect(await readiness()).toEqual([200, 200]);
      const answers: Answer[] = [];
      for (let round = 0; round < 60; round += 1) answers.push(await ask(round % 2));
      const codes = answers.flatMap(codesOf);
      expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED']));
      const admitted = answers.filter(({ status }) => status === 200).length;
      // 28 points were left; each of the two gateways admits half of what was left at its last reply.
      expect(admitted).toBeGreaterThanOrEqual(28);
      expect(admitted).toBeLessThanOrEqual(29);
      await server.start();
      await eventually(() => expect(connections.every((redis) => redis.isUp())).toBe(true));
      const [redis] = connections;
      await eventually(async () => {
        for (const replica of [0, 1]) expect((await ask(replica)).status).toBe(429);
        const counted = await redis?.commands.get(redis.key('rate', 'API_KEY', testId(0x0e)));
        expect(Number(counted)).toBeGreaterThan(40);
      });
    });
  },
  { isKilled: true },
);

describeOnRedis(
  'revocations over Redis',
  (server) => {
    test('A revocation closes the sockets immediately; one published while Redis was unavailable closes them when it is back', async () => {
      const [mine, theirs] = [
        await openRedis({ url: server.url, name: 'gateway', log, prefix: server.prefix }),
        await openRedis({ url: server.url, name: 'identity', log, prefix: server.prefix }),
      ];
      const [subscriber, publisher] = [new RedisPubSub({ redis: mine, log }), new RedisPubSub({ redis: theirs, log })];
      const toy = await startToyGateway('LOCAL', {
        pubSub: subscriber,
        isClockReal: true,
        sockets: { credentialRecheckMs: 3_600_000 },
      });
      const connect = async (): Promise<SocketClient> => {
        toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
        return connectClient(toy.socketUrl, { parameters: { apiKey } });
      };
      const revoke = (): void => {
        toy.identity.apiKeys.delete(apiKey);
        const nothing = { sessionIds: [], userIds: [], organizationIds: [] };
        publisher.publish(topic<CredentialRevocation>(revocationsTopic), { ...nothing, keyIds: [testId(0x0e)] });
      };
      const probe = await connect();
      // The subscription is established in the background, so publish until it arrives.
      await eventually(async () => {
        revoke();
        expect(await Promise.race([probe.closed, Promise.resolve('open')])).toMatchObject({ code: 4403 });
      });
      const first = await connect();
      revoke();
      expect((await first.closed).code).toBe(4403);
      const second = await connect();
      await server.kill();
      revoke();
      expect(await Promise.race([second.closed, Promise.resolve('open')])).toBe('open');
      await server.start();
      expect((await second.closed).code).toBe(4403);
      await toy.close();
      for (const pubSub of [subscriber, publisher]) pubSub.close();
      for (const redis of [mine, theirs]) await redis.close();
    });
  },
  { isKilled: true },
);

test('A gateway is not ready before it has reached Redis once', async () => {
  let isUp = false;
  const key = (...parts: string[]): string => parts.join(':');
  const nowhere = { isUp: () => isUp, key, commands: {}, impatience: {} };
  const toy = await startToyGateway('LOCAL', { redis: nowhere as unknown as RedisServer });
  const ready = async (): Promise<unknown> => (await toy.send({ path: '/ready' })).body;
  expect(await ready()).toEqual({ status: 'not ready', waitingFor: 'redis' });
  isUp = true;
  expect(await ready()).toEqual({ status: 'ready' });
  isUp = false;
  expect(await ready()).toEqual({ status: 'ready' });
  await toy.close();
});
