import { describe } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import { pubSubContract } from './pub-sub.contract.js';

describe('in-process pub/sub', () => {
  pubSubContract(3, () => {
    const pubSub = new InMemoryPubSub(3);
    return { one: pubSub, other: pubSub };
  });
});
