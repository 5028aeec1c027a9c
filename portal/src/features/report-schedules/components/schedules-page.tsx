'use client';
import { useQuery } from '@apollo/client/react';
import { ArrowLeft, CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ReportSchedulesDocument, type ShownScheduleFragment } from '../../../gql/graphql.js';
import { Button, EmptyState, ErrorState, Link, PageHeader, PageTitle, Skeleton } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { SchedulePanel } from './schedule-panel.js';

/** The reports that are mailed regularly. */
export function SchedulesPage() {
  return (
    <Requires action="reports.schedule">
      <SchedulesScreen />
    </Requires>
  );
}

/** Open for a schedule, for a new one, or not at all. */
type Opened = { schedule: ShownScheduleFragment | null };

function SchedulesScreen() {
  const t = useTranslations('report-schedules');
  const { data, error, refetch } = useQuery(ReportSchedulesDocument, { fetchPolicy: 'cache-and-network' });
  const [opened, setOpened] = useState<Opened | null>(null);
  const schedules = data?.organization?.reportSchedules ?? null;
  const add = (
    <Button variant="primary" onClick={() => setOpened({ schedule: null })}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageTitle page={t('title')} />
      <div className="flex flex-col gap-2">
        <Link
          href="/reports"
          className="flex w-fit items-center gap-1.5 text-ink-2 hover:underline pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <PageHeader title={t('title')} text={t('text')} action={schedules?.length === 0 ? null : add} />
      </div>
      {schedules === null && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {schedules === null && error === undefined ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-60" />
        </div>
      ) : null}
      {schedules?.length === 0 ? (
        <EmptyState icon={CalendarClock} title={t('empty.title')} text={t('empty.text')} action={add} />
      ) : null}
      {schedules?.map((schedule) => (
        <SchedulePanel key={schedule.id} schedule={schedule} onChange={() => setOpened({ schedule })} />
      ))}
      {opened === null ? null : <ScheduleDialog schedule={opened.schedule} onClose={() => setOpened(null)} />}
    </>
  );
}
