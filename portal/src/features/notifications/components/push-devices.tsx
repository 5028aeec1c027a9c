'use client';
import { Monitor, Smartphone } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShownDeviceFragment } from '../../../gql/graphql.js';
import { Button, Chip, IconMark, Panel, RelativeTime } from '../../../ui/index.js';
import { usePush, type PushState } from '../hooks/use-push.js';

const phones = /iPhone|iPad|Android/u;

/** The browsers in which the person is notified, and a button that adds this one. Nothing is asked before it is pressed. */
export function PushDevices({
  publicKey,
  devices,
}: {
  publicKey: string | null;
  devices: readonly ShownDeviceFragment[];
}) {
  const t = useTranslations('notifications.push');
  return (
    <Panel aria-labelledby="push-title" className="flex flex-col gap-4">
      <div>
        <h2 id="push-title">{t('title')}</h2>
        <p className="text-pretty text-ink-2">{t('text')}</p>
      </div>
      {publicKey === null ? <Note text={t('noKey')} /> : <Devices publicKey={publicKey} devices={devices} />}
    </Panel>
  );
}

function Devices({ publicKey, devices }: { publicKey: string; devices: readonly ShownDeviceFragment[] }) {
  const t = useTranslations('notifications.push');
  const { state, ownId, isBusy, add, remove } = usePush(publicKey);
  const isOn = devices.some(({ id }) => id === ownId);
  return (
    <>
      {devices.length === 0 ? null : (
        <ul aria-label={t('list')} className="flex flex-col">
          {devices.map((device) => (
            <Device
              key={device.id}
              device={device}
              isOwn={device.id === ownId}
              onRemove={() => void remove(device.id)}
            />
          ))}
        </ul>
      )}
      {isOn ? null : <Add state={state} isBusy={isBusy} onAdd={add} />}
    </>
  );
}

function Add({ state, isBusy, onAdd }: { state: PushState; isBusy: boolean; onAdd: () => void }) {
  const t = useTranslations('notifications.push');
  if (state === 'UNKNOWN') return null;
  if (state !== 'SUPPORTED') return <Note text={t(`state.${state}`)} />;
  return (
    <Button className="self-start" isLoading={isBusy} onClick={onAdd}>
      {t('add')}
    </Button>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-pretty">
      {text}
    </p>
  );
}

function Device({
  device: { label, createdAt, lastUsedAt },
  isOwn,
  onRemove,
}: {
  device: ShownDeviceFragment;
  isOwn: boolean;
  onRemove: () => void;
}) {
  const t = useTranslations('notifications.push');
  const name = label === 'unknown' ? t('unknown') : label;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <IconMark icon={phones.test(label) ? Smartphone : Monitor} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{name}</span>
          {isOwn ? (
            <Chip tone="ok" className="h-5 px-2 text-[11px]">
              {t('own')}
            </Chip>
          ) : null}
        </span>
        <span className="block text-ink-2">
          {t(lastUsedAt === null ? 'since' : 'lastUsed')} <RelativeTime at={lastUsedAt ?? createdAt} />
        </span>
      </span>
      <Button size="sm" variant="quiet" aria-label={t('removeNamed', { name })} onClick={onRemove}>
        {t('remove')}
      </Button>
    </li>
  );
}
