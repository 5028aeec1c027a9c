'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, RelativeTime, Table, type Column } from '../../../ui/index.js';
import type { ShownConnector } from '../model/catalog.js';
import { namesOf, runTones, type OwnBot, type ShownRun } from '../model/connections.js';
import { useRunName } from './connection-parts.js';

/** The last calls through a connection, and a button for more. */
export function RunTable({
  runs,
  connector,
  bots,
  onMore,
}: {
  runs: readonly ShownRun[];
  connector: ShownConnector | null;
  bots: readonly OwnBot[];
  onMore: (() => void) | null;
}) {
  const t = useTranslations('integrations.runs');
  const columns = useColumns(connector, bots);
  if (runs.length === 0) return <p className="text-pretty text-ink-2">{t('noneText')}</p>;
  return (
    <>
      <Table label={t('title')} columns={columns} rows={runs} rowKey={({ id }) => id} />
      {onMore === null ? null : (
        <Button size="sm" className="self-end" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function useColumns(connector: ShownConnector | null, bots: readonly OwnBot[]): Column<ShownRun>[] {
  const t = useTranslations('integrations.runs');
  const nameOf = useRunName(connector);
  const { duration, number } = useFormats();
  return [
    {
      key: 'at',
      header: t('columns.at'),
      className: 'whitespace-nowrap text-ink-2',
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    { key: 'what', header: t('columns.what'), cell: nameOf },
    {
      key: 'bot',
      header: t('columns.bot'),
      className: 'max-md:hidden',
      cell: ({ bot }) => namesOf([bot], bots).names[0] ?? t('otherBot'),
    },
    { key: 'status', header: t('columns.status'), cell: (run) => <EndOfRun run={run} /> },
    {
      key: 'attempts',
      header: t('columns.attempts'),
      isNumber: true,
      className: 'max-md:hidden',
      cell: ({ attempts }) => number(attempts),
    },
    {
      key: 'duration',
      header: t('columns.duration'),
      isNumber: true,
      className: 'whitespace-nowrap',
      cell: ({ durationMs }) => (durationMs === null ? '—' : duration(durationMs)),
    },
  ];
}

function EndOfRun({ run: { status, code, httpStatus } }: { run: ShownRun }) {
  const t = useTranslations('integrations.runs');
  const detail = [httpStatus === null ? '' : `HTTP ${httpStatus}`, code ?? '']
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Chip tone={runTones[status]} hasDot className="h-5 px-2 text-[11px]">
        {t(`states.${status}`)}
      </Chip>
      {detail === '' ? null : <code className="text-xs wrap-anywhere text-ink-2">{detail}</code>}
    </div>
  );
}
