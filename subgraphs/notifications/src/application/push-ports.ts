import type { NotificationKind } from '../domain/kinds.js';
import type { PushDevice, Subscription } from '../domain/push-device.js';

/** Whose browser. */
type DeviceOwner = Pick<PushDevice, 'organizationId' | 'userId'>;

export interface DeviceStore {
  /**
   * Adds a browser, or changes the one with this endpoint, which keeps its id. Nobody else has this endpoint any more, in any organization,
   * and of its person the newest `max` are kept. Returns it as it is stored; needs platform scope.
   */
  register(device: PushDevice, max: number): Promise<PushDevice>;
  /** Oldest first. */
  of(organizationId: string, userIds: readonly string[]): Promise<PushDevice[]>;
  byId(organizationId: string, id: string): Promise<PushDevice | null>;
  used(device: PushDevice, at: Date): Promise<void>;
  /** False for one that is not theirs. */
  remove(owner: DeviceOwner, id: string): Promise<boolean>;
  removeAllOf(owner: DeviceOwner): Promise<void>;
  /** Of every organization in which the session has worked; needs platform scope. */
  removeAllOfSession(sessionId: string): Promise<void>;
}

/** What a browser is sent. Nothing of a visitor. */
export interface PushMessage {
  /** The notification, by its id of the API; opening the push marks it as read. */
  readonly id: string;
  readonly kind: NotificationKind;
  readonly title: string;
  /** Of the portal. */
  readonly path: string;
}

/** A message to one browser. */
export interface OutgoingPush {
  readonly organizationId: string;
  readonly subscription: Subscription;
  readonly message: PushMessage;
  /** How long the push service keeps it for a browser that is not there. */
  readonly ttlSeconds: number;
  readonly isUrgent: boolean;
  /** Of two that wait with the same topic, only the later one is shown; at most 32 letters and digits. */
  readonly topic: string;
}

/** What became of an attempt; GONE: the browser does not want it any more. */
export type PushOutcome =
  | { readonly kind: 'ACCEPTED' }
  | { readonly kind: 'GONE'; readonly code: string }
  | { readonly kind: 'REFUSED_FOR_NOW'; readonly code: string }
  | { readonly kind: 'REFUSED_FOR_GOOD'; readonly code: string };

/** Sends to browsers, with the keys of this installation. Never rejects for what a server does. */
export interface Pushes {
  /** With it a browser subscribes: base64url of 65 bytes. */
  readonly publicKey: string;
  /** The parts of a subscription with which nothing can be sent. */
  problemsOf(subscription: Subscription): (keyof Subscription)[];
  /** A name of the endpoint, and the whole subscription for the store. */
  seal(organizationId: string, subscription: Subscription): Pick<PushDevice, 'endpointHash' | 'sealed'>;
  /** Null for one that was sealed with another key. */
  open(device: PushDevice): Subscription | null;
  send(push: OutgoingPush): Promise<PushOutcome>;
  close(): Promise<void>;
}
