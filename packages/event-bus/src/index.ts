export { consumeBatchOnce, consumeOnce, forgetHandledBefore } from './consume-once.js';
export type { BatchConsumption, Consumption } from './consume-once.js';
export { drain } from './drain.js';
export { DeliveryError, InProcessEventBus, narrowed } from './event-bus.js';
export type { BatchHandler, EventBus, EventHandler, Unsubscribe } from './event-bus.js';
export { OutboxRelay } from './outbox-relay.js';
export type { FailedEvent, RelaySettings } from './outbox-relay.js';
export { InMemoryPubSub, SlowSubscriberError, topic } from './pub-sub.js';
export type { PubSub, SubscribeOptions, Topic } from './pub-sub.js';
