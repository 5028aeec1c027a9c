'use client';
import { Suspense, lazy } from 'react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ExportButton } from '../../exports/index.js';
import { useViewer } from '../../identity/index.js';
import { PageHeader, SegmentedControl, useNow } from '../../../ui/index.js';
import { SetupChecklist, useNoteStep, useShowsFirstSteps } from '../../onboarding/index.js';
import { useDashboardBoard } from '../hooks/use-dashboard-board.js';
import { useDashboardNumbers } from '../hooks/use-dashboard-numbers.js';
import { parsePeriod, partOfDay, periods, rangeOf, type Period } from '../model/period.js';
import { AttentionPanel } from './attention-panel.js';
import { BotsPanel } from './bots-panel.js';
import { ConversationsChart } from './conversations-chart.js';
import { KeyNumbers } from './key-numbers.js';
import { LivePanel } from './live-panel.js';
import { PeakHours } from './peak-hours.js';

/** Loaded after the numbers, of which it speaks. */
const InsightsPanel = lazy(async () => ({ default: (await import('./insights-panel.js')).InsightsPanel }));

/** The home screen: whether everything works, and what needs a person. */
export function DashboardPage() {
  const t = useTranslations('dashboard');
  const { user, organization } = useViewer();
  const router = useRouter();
  const pathname = usePathname();
  const period = parsePeriod(useSearchParams().get('period'));
  const now = useNow();
  useNoteStep('hasSeenNumbers', true);
  const setPeriod = (next: Period): void =>
    router.replace(next === 'month' ? pathname : `${pathname}?period=${next}`, { scroll: false });
  return (
    <>
      <PageHeader
        title={t(`greeting.${partOfDay(now, organization.timeZone)}`, { name: user.name.split(' ')[0] ?? user.name })}
        action={
          <div className="flex flex-wrap items-center gap-2">
            <SegmentedControl
              label={t('period.label')}
              value={period}
              onValueChange={setPeriod}
              options={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
            />
            <ExportButton
              offered={{ of: 'NUMBERS', range: rangeOf(period, now, organization.timeZone), filter: null }}
            />
          </div>
        }
      />
      <Board period={period} now={now} />
    </>
  );
}

function Board({ period, now }: { period: Period; now: number }) {
  const numbers = useDashboardNumbers(period, now);
  const showsSteps = useShowsFirstSteps();
  const board = useDashboardBoard(showsSteps);
  const { organization } = board;
  return (
    <>
      {showsSteps ? <SetupChecklist facts={organization ?? null} /> : null}
      <LivePanel />
      <KeyNumbers period={period} all={numbers} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.72fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4 max-xl:contents">
          <ConversationsChart board={board} all={numbers} className="max-xl:order-1" />
          <BotsPanel board={board} all={numbers} className="max-xl:order-3" />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-xl:contents">
          <AttentionPanel board={board} all={numbers} className="max-xl:order-2" />
          <Suspense>
            <InsightsPanel board={board} all={numbers} period={period} className="max-xl:order-2" />
          </Suspense>
          <PeakHours all={numbers} className="max-xl:order-4" />
        </div>
      </div>
    </>
  );
}
