'use client';
import { usePermission, useViewer } from '../../identity/index.js';
import { mayChange, type OwnBot, type ShownConnection } from '../model/connections.js';

/** Whether the signed-in person may change a connection. */
export function useMayChange(bots: readonly OwnBot[]): (connection: Pick<ShownConnection, 'bots'>) => boolean {
  const canManage = usePermission('integrations.manage');
  const { role } = useViewer();
  return (connection) => mayChange(connection, { canManage, role, bots });
}
