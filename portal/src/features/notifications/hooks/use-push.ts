'use client';
import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  NotificationPreferencesDocument,
  RegisterPushDeviceDocument,
  RemovePushDeviceDocument,
} from '../../../gql/graphql.js';
import { showDone, showFailure } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { forgetDevice, ownDeviceId, ownPushSupport, rememberDevice, subscribe } from '../model/push-browser.js';

/** Why this browser cannot be notified, or whether it can. */
export type PushState = 'UNKNOWN' | 'UNSUPPORTED' | 'NEEDS_INSTALL' | 'DENIED' | 'SUPPORTED';

const refetchQueries = [NotificationPreferencesDocument];

/** This browser among those in which the person is notified. */
export function usePush(publicKey: string) {
  const t = useTranslations('notifications.push');
  const { organization } = useViewer();
  const [state, setState] = useState<PushState>('UNKNOWN');
  const [ownId, setOwnId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [register] = useMutation(RegisterPushDeviceDocument, { refetchQueries, awaitRefetchQueries: true });
  const [removeOne] = useMutation(RemovePushDeviceDocument, { refetchQueries, awaitRefetchQueries: true });
  useEffect(() => {
    const support = ownPushSupport();
    setState(support === 'SUPPORTED' && Notification.permission === 'denied' ? 'DENIED' : support);
    ownDeviceId(organization.id)
      .then(setOwnId)
      .catch(() => undefined);
  }, [organization.id]);

  const send = async (): Promise<void> => {
    const input = await subscribe(publicKey);
    if (input === 'DENIED') return setState('DENIED');
    const isDone = await attempt(
      async () => {
        const { pushDevice, userErrors } = (await register({ variables: { input } })).data?.registerPushDevice ?? {};
        if (pushDevice != null) {
          rememberDevice(organization.id, pushDevice.id);
          setOwnId(pushDevice.id);
        }
        return userErrors;
      },
      { failed: t('failed') },
    );
    if (isDone) showDone(t('added'));
  };
  return {
    ...{ state, ownId, isBusy },
    add: (): void => {
      setBusy(true);
      send()
        .catch(() => showFailure(t('unreachable')))
        .finally(() => setBusy(false));
    },
    remove: async (pushDeviceId: string): Promise<void> => {
      const isDone = await attempt(
        async () => (await removeOne({ variables: { input: { pushDeviceId } } })).data?.removePushDevice.userErrors,
        { failed: t('failed') },
      );
      if (!isDone || pushDeviceId !== ownId) return;
      setOwnId(null);
      await forgetDevice(organization.id).catch(() => undefined);
    },
  };
}
