import { afterEach, beforeEach, describe } from '@jest/globals';
import { describeOnRedis } from '@tertulia/testkit';
import { eventBusContract } from './event-bus.contract.js';
import { RedisWorld, type Replica } from './redis-world.js';

describe('the bus on Redis', () => {
  describeOnRedis('contract', (server) => {
    let world: RedisWorld;
    let replica: Replica;
    beforeEach(async () => {
      world = new RedisWorld(server);
      replica = await world.replica();
      replica.bus.start();
    });
    afterEach(async () => world.end());
    eventBusContract(() => replica.bus);
  });
});
