/** Limits of sockets. */
export interface SocketSettings {
  readonly socketsMax: number;
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
  readonly frameBytesMax: number;
  readonly framesPerSecondMax: number;
}

/** Default limits. */
export const socketSettingsDefault: SocketSettings = {
  socketsMax: 3_000,
  silentPerAddressMax: 100,
  operationsPerSocketMax: 50,
  initialisationTimeoutMs: 3_000,
  keepAliveMs: 12_000,
  credentialRecheckMs: 15_000,
  bufferedBytesMax: 1_048_576,
  frameBytesMax: 524_288,
  framesPerSecondMax: 200,
};
