/** Where an organization is told of alerts in Slack. */
export interface SlackAlerts {
  readonly organizationId: string;
  readonly connectionId: string;
  /** The id of a channel, as Slack has it. */
  readonly channel: string;
}

export interface SlackAlertStore {
  of(organizationId: string): Promise<SlackAlerts | null>;
  save(alerts: SlackAlerts): Promise<void>;
  /** Only if it is by this connection, where one is named. */
  delete(organizationId: string, connectionId?: string): Promise<void>;
}
