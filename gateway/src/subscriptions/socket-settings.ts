import type { SocketMemory } from './socket-budget.js';

/** Limits of sockets. */
export interface SocketSettings {
  /** Decides how many sockets are accepted. */
  readonly memory: SocketMemory;
  /** Sockets of one address that have not sent `connection_init` yet. */
  readonly silentPerAddressMax: number;
  readonly operationsPerSocketMax: number;
  /** How long a socket may stay without `connection_init`. */
  readonly initialisationTimeoutMs: number;
  /** Interval of pings. A socket without a pong before the next ping is terminated. */
  readonly keepAliveMs: number;
  /** How often the credentials of open sockets are checked again. */
  readonly credentialRecheckMs: number;
  /** Bytes that may be buffered for a slow reader before its socket is terminated. */
  readonly bufferedBytesMax: number;
  /** How long values of shared subscriptions may wait for a slow reader, each in place of the one before, until its socket is closed. */
  readonly laggingMaxMs: number;
  /**
   * How old the latest value of a shared subscription may be when a caller joins. After that the source is asked again, so that who joins
   * is admitted, or refused, by the present state, and sees it.
   */
  readonly sharedFreshMs: number;
  readonly frameBytesMax: number;
  readonly framesPerSecondMax: number;
}

/**
 * Measured (bench/README.md): 13 to 15 KB for a socket with a shared subscription, 48 KB more for a subscription of its own, with what its
 * subgraph keeps in the same process. So there is room for 12,000 members who watch numbers, or for 3,000 visitors who chat.
 */
const memoryDefault: SocketMemory = { bytesMax: 201_326_592, socketBytes: 16_384, subscriptionBytes: 49_152 };

/** Default limits. */
export const socketSettingsDefault: SocketSettings = {
  memory: memoryDefault,
  silentPerAddressMax: 100,
  operationsPerSocketMax: 50,
  initialisationTimeoutMs: 3_000,
  keepAliveMs: 12_000,
  credentialRecheckMs: 15_000,
  bufferedBytesMax: 1_048_576,
  laggingMaxMs: 30_000,
  sharedFreshMs: 1_000,
  frameBytesMax: 524_288,
  framesPerSecondMax: 200,
};
