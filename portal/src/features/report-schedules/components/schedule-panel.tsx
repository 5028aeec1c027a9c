'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownScheduleFragment } from '../../../gql/graphql.js';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import { Button, Chip, ConfirmDialog, Panel } from '../../../ui/index.js';
import { onlyOf, useOnlyParts } from '../../metric-filter/index.js';
import { useScheduleActions } from '../hooks/use-schedule-actions.js';
import { OutsiderList } from './outsider-list.js';
import { ScheduleHistory } from './schedule-history.js';

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
          {recipients.length === 0 ? null : (
            <p className="text-xs text-ink-2">
              {t('to', { people: list(recipients.flatMap((user) => user?.name ?? [])) })}
            </p>
          )}
        </div>
        <Chip tone={isPaused ? 'neutral' : 'ok'} hasDot>
          {t(isPaused ? 'paused' : 'active')}
        </Chip>
      </div>
      {isPaused ? null : <p className="text-pretty">{t('next', { times: list(nextTimes.map(exact)) })}</p>}
      <OutsiderList outsiders={schedule.outsideRecipients} />
      <Actions schedule={schedule} onChange={onChange} />
      {deliveries === null ? (
        <p role="status" className="text-xs text-bad">
          {t('history.failed')}
        </p>
      ) : null}
      {deliveries === null || deliveries.nodes.length === 0 ? null : <ScheduleHistory deliveries={deliveries.nodes} />}
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
