'use client';
import { useQuery } from '@apollo/client/react';
import { AlertWaysDocument, type AlertWay, type AlertWaysQuery, type EventType } from '../../../gql/graphql.js';
import { usePermission } from '../../identity/index.js';
import type { TypedTimes } from '../model/outside-times.js';

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
  isReady(way: OutWay, rhythm: TypedTimes['rhythm']): boolean;
}

/** Null until it is known. */
export function useOutWays(): OutWays | null {
  const hasWebhooks = usePermission('webhooks.read');
  const { data } = useQuery(AlertWaysDocument, { variables: { hasWebhooks } });
  const organization = data?.organization ?? null;
  if (organization === null) return null;
  const { webhookEndpoints, slackAlerts, connections } = organization;
  const hasEndpointFor = (type: EventType): boolean =>
    webhookEndpoints?.some(({ eventTypes }) => eventTypes.includes(type)) ?? true;
  return {
    slackAlerts,
    slackConnections: (connections?.nodes ?? []).filter(({ connector }) => connector === 'slack'),
    isReady: (way, rhythm) =>
      way === 'SLACK' ? slackAlerts !== null : hasEndpointFor(rhythm === 'EACH' ? 'ALERT_TOLD' : 'ALERTS_GATHERED'),
  };
}
