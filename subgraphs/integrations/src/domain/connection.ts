/**
 * CONNECTED: it works as far as is known. ERROR: the other side did not work five times in a row; it heals by itself.
 * REAUTHORIZE: the other side refuses the credential; a person must act. SUSPENDED: the plan does not include the connector.
 */
export type ConnectionState = 'CONNECTED' | 'ERROR' | 'REAUTHORIZE' | 'SUSPENDED';

/** Why a connection is in its state; null while it works. */
export type StateReason = 'OUTAGE' | 'LIMITED' | 'CREDENTIAL_REFUSED' | 'GRANT_REVOKED' | 'PLAN';

/** The state of a connection and what was observed since it last worked. */
export interface ConnectionHealth {
  readonly state: ConnectionState;
  readonly stateReason: StateReason | null;
  readonly stateSince: Date;
  /** The state to return to when the plan includes the connector again; null unless suspended. */
  readonly stateBeforeSuspension: ConnectionState | null;
  /** Outages in a row. */
  readonly outages: number;
  /** Refused credentials in a row. */
  readonly rejections: number;
}

/** An organization's authorised access to an external system, without its secret. */
export interface Connection extends ConnectionHealth {
  readonly id: string;
  readonly organizationId: string;
  readonly connector: string;
  readonly connectorVersion: number;
  readonly name: string;
  /** The account at the other side, such as an e-mail address; null where it is not known. */
  readonly accountLabel: string | null;
  /** The bots that may use it; empty for every bot of the organization. */
  readonly botIds: readonly string[];
  /** Fields that are not secret, such as the host of a mail server. */
  readonly settings: Readonly<Record<string, string>>;
  /** The last characters of the secret; null where there is none to recognise. */
  readonly lastFour: string | null;
  /** Incremented whenever the credential or a setting changes. */
  readonly revision: number;
  /** When the access token expires; null for a credential that does not. */
  readonly expiresAt: Date | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How a use of a connection ended, as far as its state is concerned. A mistake in the request itself is not reported. */
export type UseOutcome =
  | { readonly kind: 'SUCCEEDED' }
  | { readonly kind: 'REJECTED'; readonly revision: number; readonly reason: 'CREDENTIAL_REFUSED' | 'GRANT_REVOKED' }
  | { readonly kind: 'OUTAGE'; readonly reason: 'OUTAGE' | 'LIMITED' };

/** How many outages in a row make an error. */
export const outagesMax = 5;

/** Seconds before its end in which an access token is renewed. */
export const renewalMarginMs = 60_000;

/** The health of a connection whose credential is new. */
export function freshHealth(now: Date): ConnectionHealth {
  return {
    ...{ state: 'CONNECTED', stateReason: null, stateSince: now },
    ...{ stateBeforeSuspension: null, outages: 0, rejections: 0 },
  };
}

/** The connection after a use; the same object if nothing changed. A suspended connection stays so. */
export function afterUse(connection: Connection, outcome: UseOutcome, now: Date): Connection {
  if (connection.state === 'SUSPENDED') return connection;
  switch (outcome.kind) {
    case 'SUCCEEDED':
      return afterSuccess(connection, now);
    case 'OUTAGE':
      return afterOutage(connection, outcome.reason, now);
    case 'REJECTED':
      return outcome.revision === connection.revision ? afterRejection(connection, outcome.reason, now) : connection;
  }
}

function afterSuccess(connection: Connection, now: Date): Connection {
  const isHealthy = connection.state === 'CONNECTED' && connection.outages === 0 && connection.rejections === 0;
  if (isHealthy || connection.state === 'REAUTHORIZE') return connection;
  const stateSince = connection.state === 'CONNECTED' ? connection.stateSince : now;
  return { ...connection, ...freshHealth(now), stateSince };
}

function afterOutage(connection: Connection, reason: StateReason, now: Date): Connection {
  if (connection.state !== 'CONNECTED') return connection;
  const outages = connection.outages + 1;
  if (outages < outagesMax) return { ...connection, outages };
  return { ...connection, outages, state: 'ERROR', stateReason: reason, stateSince: now };
}

/**
 * The first refusal of an access token makes it expire, so that the next use renews it; the second one, or one of a credential that cannot
 * be renewed, needs a person.
 */
function afterRejection(connection: Connection, reason: StateReason, now: Date): Connection {
  if (connection.state === 'REAUTHORIZE') return connection;
  const isOfToken = reason === 'CREDENTIAL_REFUSED' && connection.expiresAt !== null;
  // Whoever used the same token at the same time reports the same; the next use renews it.
  if (isOfToken && connection.expiresAt <= now) return connection;
  const rejections = connection.rejections + 1;
  if (isOfToken && rejections === 1) return { ...connection, rejections, expiresAt: now };
  return { ...connection, rejections, state: 'REAUTHORIZE', stateReason: reason, stateSince: now };
}

/** The connection while the plan does not include its connector. */
export function suspended(connection: Connection, now: Date): Connection {
  if (connection.state === 'SUSPENDED') return connection;
  const { state: stateBeforeSuspension } = connection;
  return { ...connection, state: 'SUSPENDED', stateReason: 'PLAN', stateSince: now, stateBeforeSuspension };
}

/** The connection when the plan includes its connector again; one that waited for a person still does. */
export function resumed(connection: Connection, now: Date): Connection {
  if (connection.state !== 'SUSPENDED') return connection;
  const health = { ...freshHealth(now), expiresAt: connection.expiresAt };
  if (connection.stateBeforeSuspension !== 'REAUTHORIZE') return { ...connection, ...health };
  return { ...connection, ...health, state: 'REAUTHORIZE', stateReason: 'CREDENTIAL_REFUSED' };
}

/** Whether an access token must be renewed before it is used. */
export function needsRenewal(connection: Pick<Connection, 'expiresAt'>, now: Date): boolean {
  return connection.expiresAt !== null && connection.expiresAt.getTime() - now.getTime() <= renewalMarginMs;
}
