'use client';
import { useQuery } from '@apollo/client/react';
import { AlertWaysDocument, type AlertWay, type AlertWaysQuery } from '../../../gql/graphql.js';
import { usePermission } from '../../identity/index.js';

/** The ways by which a rule tells other systems, once for the organization. */
export const outWays = ['WEBHOOK', 'SLACK'] as const satisfies readonly AlertWay[];
export type OutWay = (typeof outWays)[number];

type Organization = NonNullable<AlertWaysQuery['organization']>;
export type SlackAlerts = NonNullable<Organization['slackAlerts']>;

/** What other systems there are to be told. */
export interface OutWays {
  readonly slackAlerts: SlackAlerts | null;
  readonly slackConnections: readonly { readonly id: string; readonly name: string }[];
  /** Whether somebody is told by the way; true also where the caller may not know. */
  isReady(way: OutWay): boolean;
}

/** Null until it is known. */
export function useOutWays(): OutWays | null {
  const hasWebhooks = usePermission('webhooks.read');
  const { data } = useQuery(AlertWaysDocument, { variables: { hasWebhooks } });
  const organization = data?.organization ?? null;
  if (organization === null) return null;
  const { webhookEndpoints, slackAlerts, connections } = organization;
  const hasEndpoint = webhookEndpoints?.some(({ eventTypes }) => eventTypes.includes('ALERT_TOLD')) ?? true;
  return {
    slackAlerts,
    slackConnections: (connections?.nodes ?? []).filter(({ connector }) => connector === 'slack'),
    isReady: (way) => (way === 'WEBHOOK' ? hasEndpoint : slackAlerts !== null),
  };
}
