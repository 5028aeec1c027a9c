'use client';
import { useMutation } from '@apollo/client/react';
import { Download, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  CancelExportDocument,
  RemoveExportDocument,
  type ExportState,
  type ShownExportFragment,
} from '../../../gql/graphql.js';
import { tagOf } from '@tertulia/region-formats';
import { useFormats, useLanguage, useRegion } from '../../../i18n/index.js';
import { buttonClass } from '../../../ui/button-look.js';
import { Button, Chip, ConfirmDialog, IconButton, RelativeTime, type Tone } from '../../../ui/index.js';
import { shareOf, sizeText } from '../model/exportable.js';

const tones: Record<ExportState, Tone> = {
  ...({ QUEUED: 'neutral', RUNNING: 'info', READY: 'ok' } as const),
  ...({ FAILED: 'bad', CANCELLED: 'neutral', EXPIRED: 'neutral' } as const),
};

/** An export: what it is, how far it is, and what can be done with it. */
export function ExportRow({ one, onRemoved }: { one: ShownExportFragment; onRemoved: () => void }) {
  const t = useTranslations('exports');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold wrap-anywhere">{one.fileName}</span>
          <Chip tone={tones[one.state]}>{t(`states.${one.state}`)}</Chip>
        </p>
        <p className="mt-1 text-ink-2">
          {one.startedBy === null ? t('byKey') : t('by', { name: one.startedBy.name })} ·{' '}
          <RelativeTime at={one.createdAt} />
        </p>
        <Progress one={one} />
      </div>
      <Actions one={one} onRemoved={onRemoved} />
    </li>
  );
}

function Progress({ one }: { one: ShownExportFragment }) {
  const t = useTranslations('exports');
  const { number, exact } = useFormats();
  const { locale } = useLanguage();
  const region = useRegion();
  const { state, rows, rowsExpected, code, bytes, expiresAt } = one;
  if (code !== null) return <p className="mt-1 text-pretty text-ink-2">{t(`codes.${code}`)}</p>;
  if (state === 'RUNNING') {
    const share = shareOf(one);
    const text =
      rowsExpected === null
        ? t('rows', { rows: number(rows) })
        : t('rowsOf', { rows: number(rows), all: number(rowsExpected) });
    return (
      <div className="mt-2 flex items-center gap-3 text-ink-2">
        <progress
          aria-label={t('progress')}
          className="h-1.5 w-40 accent-accent"
          {...(share === null ? {} : { value: share })}
        />
        <span className="tabular-nums">{text}</span>
      </div>
    );
  }
  if (state !== 'READY' || bytes === null || expiresAt === null) return null;
  return (
    <p className="mt-1 text-ink-2">
      {t('ready', { rows: number(rows), size: sizeText(bytes, tagOf(locale, region)), date: exact(expiresAt) })}
    </p>
  );
}

function Actions({ one, onRemoved }: { one: ShownExportFragment; onRemoved: () => void }) {
  const t = useTranslations('exports');
  const [isAsking, setAsking] = useState(false);
  const [cancel, { loading: isCancelling }] = useMutation(CancelExportDocument);
  const [remove] = useMutation(RemoveExportDocument);
  const variables = { exportId: one.id };
  const failed = t('failed');
  const isUnfinished = one.state === 'QUEUED' || one.state === 'RUNNING';
  const stop = async (): Promise<void> => {
    await attempt(async () => (await cancel({ variables })).data?.cancelExport.userErrors, { failed });
  };
  const drop = async (): Promise<void> => {
    if (await attempt(async () => (await remove({ variables })).data?.removeExport.userErrors, { failed })) onRemoved();
  };
  return (
    <div className="flex items-center gap-2">
      {one.downloadUrl === null ? null : (
        <a href={one.downloadUrl} download={one.fileName} className={buttonClass({ variant: 'primary' })}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </a>
      )}
      {isUnfinished && one.canChange ? (
        <Button icon={X} isLoading={isCancelling} onClick={() => void stop()}>
          {t('cancel')}
        </Button>
      ) : null}
      {!isUnfinished && one.canChange ? (
        <IconButton label={t('remove', { name: one.fileName })} icon={Trash2} onClick={() => setAsking(true)} />
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('removeTitle')}
        description={t('removeText', { name: one.fileName })}
        confirmLabel={t('removeConfirm')}
        onConfirm={drop}
      />
    </div>
  );
}
