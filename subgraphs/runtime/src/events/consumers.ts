import { consumer, type Consumer, type EventBus, type Inbox } from '@tertulia/messaging';
import type { RuntimeDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { botEvents, onBotChanged } from './on-bot-changed.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';
import { erasureEvents, onVisitorErased } from './on-visitor-erased.js';

/** What the consumers stand on. */
export interface ConsumerParts {
  readonly deps: RuntimeDependencies;
  readonly inbox: Inbox<Stores>;
  readonly bus: Pick<EventBus, 'forget'>;
  /** Names this process to those who wait for a version. */
  readonly replicaId: string;
}

/** What this subgraph does with events of others, and with its own word that a visitor was forgotten. */
export function runtimeConsumers({ deps, inbox, bus, replicaId }: ConsumerParts): Consumer[] {
  return [
    inbox.consumer('runtime.bots', botEvents, async (stores, event) =>
      onBotChanged({ ...deps, replicaId }, stores, event),
    ),
    consumer('runtime.erasures', erasureEvents, async (event) => onVisitorErased(bus, event)),
    inbox.consumer('runtime.organizations', organizationEvents, onOrganizationChanged),
  ];
}
