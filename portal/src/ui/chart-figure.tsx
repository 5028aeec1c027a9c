'use client';
import { Clock, Download, FileSpreadsheet, Image as ImageIcon, MessagesSquare, Table2 } from 'lucide-react';
import { useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { tagOf } from '@tertulia/region-formats';
import { useLanguage, useRegion } from '../i18n/index.js';
import { cn } from './class-names.js';
import { FigureTable, type FigureData } from './charts/figure-table.js';
import { IconButton } from './icon-button.js';
import { Link } from './link.js';
import { Panel } from './marks.js';
import { Menu, type MenuItem } from './menu.js';
import { useColours } from './scheme.js';
import { showFailure } from './toast.js';

type ChartFigureProps = {
  title: string;
  /** What the numbers mean. */
  definition: ReactNode;
  /** What keeps them from being complete, such as a day that is not over. */
  note?: string | null;
  /** The same numbers as text: shown beside the chart on demand, and always there for screen readers. */
  data: FigureData;
  /** The name of downloads, without an ending. */
  fileName: string;
  /** What a picture says under the title, such as the period. */
  scope: string;
  /** Leads to what the figure counts. */
  href?: string | null;
  /** Shown instead of chart and table when there is nothing to show. */
  empty?: ReactNode;
  className?: string;
  /** The chart; without one the table is shown at once. */
  children?: ReactNode;
};

/** A chart with its definition, its table, its downloads, and what it leaves out. */
export function ChartFigure({ children, empty = null, className, ...figure }: ChartFigureProps) {
  const { title, definition, data, note = null } = figure;
  const titleId = useId();
  const tableId = useId();
  const chart = useRef<HTMLDivElement>(null);
  const hasChart = children !== undefined;
  const [isTableOpen, setTableOpen] = useState(false);
  const isTableShown = isTableOpen || !hasChart;
  return (
    <Panel aria-labelledby={titleId} className={cn('@container flex min-w-0 flex-col gap-3', className)}>
      <header>
        <div className="flex min-h-9 items-center justify-between gap-3">
          <h2 id={titleId}>{title}</h2>
          {empty === null ? (
            <span className="-mr-2 flex shrink-0">
              {hasChart ? (
                <TableToggle title={title} isOpen={isTableOpen} onToggle={setTableOpen} controls={tableId} />
              ) : null}
              <DownloadMenu {...figure} chart={hasChart ? chart : null} />
            </span>
          ) : null}
        </div>
        <p className="max-w-prose text-xs text-pretty text-ink-2">{definition}</p>
      </header>
      {empty ?? (
        <div className={cn(hasChart && isTableOpen && 'grid gap-4 @2xl:grid-cols-2')}>
          {hasChart ? (
            <div ref={chart} className="min-w-0">
              {children}
            </div>
          ) : null}
          <FigureTable id={tableId} label={title} data={data} isShown={isTableShown} isBesideChart={hasChart} />
        </div>
      )}
      {empty === null ? <Foot note={note} href={figure.href ?? null} title={title} /> : null}
    </Panel>
  );
}

function TableToggle({
  title,
  isOpen,
  onToggle,
  controls,
}: {
  title: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  controls: string;
}) {
  const t = useTranslations('ui.figure');
  return (
    <IconButton
      label={t(isOpen ? 'hideTable' : 'showTable', { title })}
      icon={Table2}
      aria-expanded={isOpen}
      aria-controls={controls}
      className={cn(isOpen && 'bg-accent-soft text-accent')}
      onClick={() => onToggle(!isOpen)}
    />
  );
}

/** What is not complete, and the way to what is counted. */
function Foot({ note, href, title }: { note: string | null; href: string | null; title: string }) {
  const t = useTranslations('ui.figure');
  if (note === null && href === null) return null;
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-xs text-ink-2">
      {note === null ? (
        <span />
      ) : (
        <span className="flex items-center gap-1.5">
          <Clock aria-hidden className="size-3.5 shrink-0" />
          {note}
        </span>
      )}
      {href === null ? null : (
        <Link
          href={href}
          aria-label={t('conversationsOf', { title })}
          className="flex items-center gap-1.5 font-semibold text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          <MessagesSquare aria-hidden className="size-3.5 shrink-0" />
          {t('conversations')}
        </Link>
      )}
    </footer>
  );
}

type DownloadMenuProps = Pick<ChartFigureProps, 'title' | 'data' | 'fileName' | 'scope' | 'note'> & {
  chart: RefObject<HTMLDivElement | null> | null;
};

function DownloadMenu({ title, data, fileName, scope, note = null, chart }: DownloadMenuProps) {
  const t = useTranslations('ui.figure');
  const { locale } = useLanguage();
  const region = useRegion();
  const { colour } = useColours();
  const attempt = (act: () => Promise<void>) => () => void act().catch(() => showFailure(t('failed')));
  const table: MenuItem = {
    label: t('csv'),
    icon: FileSpreadsheet,
    onSelect: attempt(async () => {
      const { saveTable } = await import('./charts/save-figure.js');
      await saveTable(data, { name: fileName, locale: tagOf(locale, region), zone: region.timeZone });
    }),
  };
  const picture: MenuItem = {
    label: t('png'),
    icon: ImageIcon,
    onSelect: attempt(async () => {
      const { savePicture } = await import('./charts/save-figure.js');
      const lines = [scope, ...(note === null ? [] : [note])];
      const colours = { background: colour('surface'), ink: colour('ink'), quietInk: colour('ink-2') };
      await savePicture(chart?.current ?? null, { name: fileName, frame: { title, lines, ...colours } });
    }),
  };
  return (
    <Menu
      trigger={<IconButton label={t('download', { title })} icon={Download} />}
      groups={[chart === null ? [table] : [picture, table]]}
    />
  );
}
