import { expect, test } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import { openRedis } from '@tertulia/messaging/redis';
import { createLog } from '@tertulia/subgraph';
import { describeOnRedis } from '@tertulia/testkit';
import { gateway, openWorld } from './world.js';
import type { World } from './world.js';

describeOnRedis('two identities that send mails, on one database and one Redis', (server) => {
  test('a confirmed e-mail holds at every replica at once, although each had cached the person', async () => {
    const log = createLog('identity', 'silent');
    const open = async () => openRedis({ url: server.url, name: 'test', log, prefix: server.prefix });
    const connections = [await open(), await open()] as const;
    const pubSub = new InMemoryPubSub();
    const here = await openWorld({ redis: connections[0], pubSub, isMailSent: true });
    const there = await openWorld({ redis: connections[1], pubSub, isMailSent: true, replicaOf: here });
    const ana = await here.signUp('Ana');
    const principalAt = async (world: World): Promise<unknown> =>
      (await world.ask(gateway, `{ resolveCredential(kind: "SESSION", token: "${ana.token}") }`)).data[
        'resolveCredential'
      ];
    for (const world of [here, there]) expect(await principalAt(world)).toMatchObject({ mustVerifyEmail: true });
    const mail = (await here.mails()).at(-1);
    const code = mail?.kind === 'VERIFY_ADDRESS' ? mail.code : '';
    await ana.ask('mutation ($code: String!) { verifyEmail(input: { code: $code }) { userErrors { code } } }', {
      code,
    });
    for (const world of [there, here]) expect(await principalAt(world)).not.toHaveProperty('mustVerifyEmail');
    await there.close();
    await here.close();
    for (const redis of connections) await redis.close();
  });
});
