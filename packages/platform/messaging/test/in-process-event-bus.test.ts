import { describe } from '@jest/globals';
import { InProcessEventBus } from '@tertulia/messaging';
import { eventBusContract } from './event-bus.contract.js';

describe('the in-process bus', () => {
  eventBusContract(() => new InProcessEventBus());
});
