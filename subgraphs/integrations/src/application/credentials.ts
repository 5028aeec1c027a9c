import type { ConnectorFailure, FieldValues } from '../connectors/connector.js';

/** A connection as work outside needs it. */
export interface UsableConnection {
  readonly id: string;
  readonly connector: string;
  readonly connectorVersion: number;
  /** The bots that may use it; null means every bot of the organization. */
  readonly botIds: readonly string[] | null;
  /** The values of fields that are not secret. */
  readonly fields: FieldValues;
}

/** How work with a connection ended, as far as it says something about the connection. */
export type ConnectionOutcome = 'DONE' | ConnectorFailure;

/** An outcome and the revision of the credential that was used: a refusal of an older one says nothing about the present credential. */
export interface ReportedUse {
  readonly outcome: ConnectionOutcome;
  readonly revision: number;
}

/** Hands out credentials for the moment in which they are used. */
export interface Credentials {
  /**
   * The connection with its opened secret, refreshed where it had expired.
   * @throws DomainError if there is none, it has to be authorised again, or the plan does not include it
   */
  use(
    organizationId: string,
    connectionId: string,
  ): Promise<{ readonly connection: UsableConnection; readonly secret: FieldValues; readonly revision: number }>;
  /** Moves the state of the connection. */
  reported(organizationId: string, connectionId: string, use: ReportedUse): Promise<void>;
}
