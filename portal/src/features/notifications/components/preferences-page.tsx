'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  NotificationPreferencesDocument,
  UpdateNotificationPreferencesDocument,
  type NotificationWay,
  type PreferencesFragment,
  type ShownDeviceFragment,
  type UpdateNotificationPreferencesInput,
} from '../../../gql/graphql.js';
import { ErrorState, Panel, Skeleton, showDone, Switch } from '../../../ui/index.js';
import { isOffered, isOn, kinds, switched, ways } from '../model/routes.js';
import { DigestChoice } from './digest-choice.js';
import { NotificationsHeader } from './notifications-header.js';
import { PushDevices } from './push-devices.js';
import { QuietHours } from './quiet-hours.js';

/** How the person wants to be told in this organization. Each change is saved at once. */
export function PreferencesPage() {
  const t = useTranslations('notifications');
  const { data, error, refetch } = useQuery(NotificationPreferencesDocument);
  const preferences = data?.viewer.user?.notificationPreferences ?? null;
  return (
    <>
      <NotificationsHeader title={t('preferences.title')} text={t('preferences.text')} />
      {preferences === null && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {preferences === null && error === undefined ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-80" />
        </div>
      ) : null}
      {preferences === null ? null : (
        <Preferences
          preferences={preferences}
          hasMail={data?.mailDelivery !== 'NONE'}
          publicKey={data?.pushPublicKey ?? null}
          devices={data?.viewer.user?.pushDevices ?? []}
        />
      )}
    </>
  );
}

function Preferences({
  preferences,
  hasMail,
  publicKey,
  devices,
}: {
  preferences: PreferencesFragment;
  hasMail: boolean;
  publicKey: string | null;
  devices: readonly ShownDeviceFragment[];
}) {
  const t = useTranslations('notifications.preferences');
  const change = useChange();
  const isAllowed = preferences.isMailAllowed ?? true;
  const isMailed = hasMail && isAllowed;
  const reaches = { FEED: true, EMAIL: isMailed, PUSH: publicKey !== null && devices.length > 0 };
  return (
    <>
      {isMailed ? null : (
        <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-pretty">
          {t(isAllowed ? 'noMail' : 'mailOff')}
        </p>
      )}
      <Routes preferences={preferences} reaches={reaches} change={change} />
      <DigestChoice preferences={preferences} hasMail={isMailed} change={change} />
      <PushDevices publicKey={publicKey} devices={devices} />
      <QuietHours preferences={preferences} change={change} />
    </>
  );
}

/** Saves a change; says so, or why not. */
export type Change = (input: UpdateNotificationPreferencesInput) => void;

function useChange(): Change {
  const t = useTranslations('notifications.preferences');
  const [update] = useMutation(UpdateNotificationPreferencesDocument, {
    refetchQueries: [NotificationPreferencesDocument],
    awaitRefetchQueries: true,
  });
  return (input) => {
    const send = async () =>
      (await update({ variables: { input } })).data?.updateNotificationPreferences.userErrors ?? [];
    void attempt(send, { failed: t('failed') }).then((isSaved) => isSaved && showDone(t('saved')));
  };
}

function Routes({
  preferences: { routes, offers },
  reaches,
  change,
}: {
  preferences: PreferencesFragment;
  /** Whether the person can be reached in a way at all. */
  reaches: Readonly<Record<NotificationWay, boolean>>;
  change: Change;
}) {
  const t = useTranslations('notifications');
  return (
    <Panel aria-labelledby="routes-title" className="p-0">
      <h2 id="routes-title" className="border-b border-line px-4 py-3">
        {t('preferences.routes')}
      </h2>
      <ul>
        {kinds.map((kind) => (
          <li
            key={kind}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">{t(`kind.${kind}.name`)}</p>
              <p className="text-pretty text-ink-2">{t(`kind.${kind}.text`)}</p>
              {isOffered(offers, kind) ? null : <p className="text-ink-2">{t('preferences.off')}</p>}
            </div>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {ways.map((way) => (
                <Switch
                  key={way}
                  label={t('preferences.way', { kind: t(`kind.${kind}.name`), way: t(`way.${way}`) })}
                  text={t(`way.${way}`)}
                  isOn={isOn(routes, kind, way) && isOffered(offers, kind, way) && reaches[way]}
                  isDisabled={!isOffered(offers, kind, way) || !reaches[way]}
                  onChange={(isWanted) => change({ routes: switched(routes, { kind, way, isOn: isWanted }) })}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
