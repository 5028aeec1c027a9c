import { consumer, type Consumer, type EventBus, type Inbox } from '@tertulia/messaging';
import type { RuntimeDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { botEvents, onBotChanged } from './on-bot-changed.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';
import { onUrlCalled, urlEvents } from './on-url-called.js';
import { erasureEvents, onVisitorErased } from './on-visitor-erased.js';

/** The dependencies of the consumers. */
export interface ConsumerParts {
  readonly deps: RuntimeDependencies;
  readonly inbox: Inbox<Stores>;
  readonly bus: Pick<EventBus, 'forget'>;
  /** Identifies this process to those that wait for a version. */
  readonly replicaId: string;
}

/** Handles events of other subgraphs, and this subgraph's own event that a visitor's data was erased. */
export function runtimeConsumers({ deps, inbox, bus, replicaId }: ConsumerParts): Consumer[] {
  return [
    inbox.consumer('runtime.bots', botEvents, async (stores, event) =>
      onBotChanged({ ...deps, replicaId }, stores, event),
    ),
    consumer('runtime.erasures', erasureEvents, async (event) => onVisitorErased(bus, event)),
    consumer('runtime.urls', urlEvents, async (event) => onUrlCalled(deps, event)),
    inbox.consumer('runtime.organizations', organizationEvents, onOrganizationChanged),
  ];
}
