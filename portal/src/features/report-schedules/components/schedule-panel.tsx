'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownScheduleFragment } from '../../../gql/graphql.js';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import { Button, Chip, ConfirmDialog, Panel, Table, type Column, type Tone } from '../../../ui/index.js';
import { onlyOf, useOnlyParts } from '../../metric-filter/index.js';
import { useScheduleActions } from '../hooks/use-schedule-actions.js';

/** A schedule, what it sends next, what can be done with it, and what it sent. */
export function SchedulePanel({ schedule, onChange }: { schedule: ShownScheduleFragment; onChange: () => void }) {
  const t = useTranslations('report-schedules');
  const { locale } = useLanguage();
  const { exact, list } = useFormats();
  const { name, sentence, nextTimes, period, format, extent, isPaused, filter, recipients, deliveries } = schedule;
  const only = useOnlyParts(onlyOf(filter));
  const parts = [
    t(`options.${period}`),
    t(`options.${format}`),
    ...(format === 'PDF' ? [t(`options.${extent}`)] : []),
    t(`options.${schedule.locale}`),
    filter.bots.length === 0 ? t('everyBot') : list(filter.bots.flatMap((bot) => bot?.name ?? [])),
    ...only.map(({ text }) => text),
  ];
  return (
    <Panel aria-label={name} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="wrap-anywhere">{name}</h2>
          <p>{sentence[locale]}</p>
          <p className="text-xs text-ink-2">{parts.join(' · ')}</p>
          <p className="text-xs text-ink-2">
            {t('to', { people: list(recipients.flatMap((user) => user?.name ?? [])) })}
          </p>
        </div>
        <Chip tone={isPaused ? 'neutral' : 'ok'} hasDot>
          {t(isPaused ? 'paused' : 'active')}
        </Chip>
      </div>
      {isPaused ? null : <p className="text-pretty">{t('next', { times: list(nextTimes.map(exact)) })}</p>}
      <Actions schedule={schedule} onChange={onChange} />
      {deliveries == null || deliveries.nodes.length === 0 ? null : <History deliveries={deliveries.nodes} />}
    </Panel>
  );
}

function Actions({ schedule, onChange }: { schedule: ShownScheduleFragment; onChange: () => void }) {
  const t = useTranslations('report-schedules');
  const { name, isPaused } = schedule;
  const [isRemoving, setRemoving] = useState(false);
  const { busy, test, pause, remove } = useScheduleActions(schedule);
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" aria-label={t('changeNamed', { name })} onClick={onChange}>
        {t('change')}
      </Button>
      <Button size="sm" isLoading={busy === 'test'} onClick={() => void test()}>
        {t('test')}
      </Button>
      <Button size="sm" isLoading={busy === 'pause'} onClick={() => void pause()}>
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setRemoving(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        title={t('removeTitle', { name })}
        description={t('removeText')}
        confirmLabel={t('remove')}
        onConfirm={remove}
      />
    </div>
  );
}

type Delivery = NonNullable<ShownScheduleFragment['deliveries']>['nodes'][number];
type State = NonNullable<Delivery['mail']>['state'];

const tones: Record<State, Tone> = {
  ...({ PENDING: 'info', SENDING: 'info', SENT: 'ok' } as const),
  ...({ REFUSED: 'bad', EXPIRED: 'bad', CANCELLED: 'neutral' } as const),
};

/** What was sent lately and what became of it. */
function History({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations('report-schedules');
  const states = useTranslations('notifications.mails.states');
  const { date } = useFormats();
  const columns: Column<Delivery>[] = [
    {
      key: 'day',
      header: t('history.day'),
      cell: ({ day, isTest }) => (isTest ? t('history.test', { day: date(day) }) : date(day)),
    },
    { key: 'to', header: t('history.to'), cell: ({ recipient }) => recipient?.name ?? '–' },
    {
      key: 'state',
      header: t('history.state'),
      cell: ({ mail }) =>
        mail == null ? (
          '–'
        ) : (
          <>
            <Chip tone={tones[mail.state]} hasDot>
              {states(mail.state)}
            </Chip>
            {mail.code === null ? null : <span className="ml-2 text-xs text-ink-2">{mail.code}</span>}
          </>
        ),
    },
  ];
  return <Table label={t('history.title')} columns={columns} rows={deliveries} rowKey={({ id }) => id} />;
}
