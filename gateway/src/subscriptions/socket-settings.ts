/** Bounds of the socket side. */
export interface SocketSettings {
  readonly socketsMax: number;
  /** Sockets of one address that have not said yet who they are. */
  readonly silentPerAddressMax: number;
  readonly operationsPerSocketMax: number;
  /** How long a socket may stay without `connection_init`. */
  readonly initialisationTimeoutMs: number;
  /** A socket that has not answered one ping when the next is due is cut. */
  readonly keepAliveMs: number;
  /** How often the credentials of open sockets are checked again. */
  readonly credentialRecheckMs: number;
  /** Bytes that may wait for a slow reader before its socket is cut. */
  readonly bufferedBytesMax: number;
  readonly frameBytesMax: number;
  readonly framesPerSecondMax: number;
}

/** What the gateway allows unless told otherwise. */
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
