/** A browser that a person lets notify them, in one organization. */
export interface PushDevice {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /** In which the person registered it, and with which it goes; null where that is not known. */
  readonly sessionId: string | null;
  /** Names its endpoint without telling it: the same browser has one in every organization. */
  readonly endpointHash: string;
  /** Where and with which keys it is reached, sealed: whoever knows an endpoint can spend what a browser lets a sender send. */
  readonly sealed: string;
  /** A short name of the browser, such as `Chrome · Windows`. */
  readonly label: string;
  readonly createdAt: Date;
  /** When a push was last accepted for it; null for never. */
  readonly lastUsedAt: Date | null;
}

/** Of one person in one organization; the oldest makes room. */
export const devicesMax = 20;

/** Where and with which keys a browser is reached (RFC 8030, RFC 8291). */
export interface Subscription {
  readonly endpoint: string;
  /** The public key of the browser, 65 bytes as base64url. */
  readonly p256dh: string;
  /** The secret that authenticates the sender, 16 bytes as base64url. */
  readonly auth: string;
}
