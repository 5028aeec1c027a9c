'use client';
import { createContext, useContext } from 'react';
import type { ViewerQuery } from '../../../gql/graphql.js';

type FullViewer = ViewerQuery['viewer'];

/** The signed-in person, the organization, and the permissions in it. */
export type Viewer = FullViewer & {
  user: NonNullable<FullViewer['user']>;
  organization: NonNullable<FullViewer['organization']>;
};

/** Names of actions in the platform's policy. */
export type Action =
  | 'organization.read'
  | 'organization.update'
  | 'organization.delete'
  | 'members.read'
  | 'members.manage'
  | 'keys.manage'
  | 'audit.read'
  | 'bots.read'
  | 'bots.readDraft'
  | 'bots.create'
  | 'bots.edit'
  | 'bots.publish'
  | 'bots.delete'
  | 'conversations.read'
  | 'conversations.answer'
  | 'simulator.use'
  | 'metrics.read'
  | 'reports.schedule'
  | 'billing.read'
  | 'billing.manage'
  | 'integrations.read'
  | 'integrations.manage'
  | 'webhooks.read'
  | 'webhooks.manage'
  | 'connectors.manage'
  | 'alerts.manage'
  | 'platform.manage';

/** Provided by `RequireViewer`. */
export const ViewerContext = createContext<Viewer | null>(null);

/** The signed-in person. Only inside `RequireViewer`, which wraps every screen of the frame and the builder. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('useViewer is used outside RequireViewer');
  return viewer;
}

/** Whether the signed-in person may do this. What a person may not do is not shown. */
export function usePermission(action: Action): boolean {
  return useViewer().permissions.includes(action);
}
