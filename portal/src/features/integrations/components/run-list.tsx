'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, Panel } from '../../../ui/index.js';
import type { ConnectionView } from '../hooks/use-connection.js';
import { namesOf, runTones, type OwnBot, type ShownRun } from '../model/connections.js';
import { useRunName } from './connection-parts.js';
import { OpeningRow } from './opening-row.js';
import { RunContents } from './run-contents.js';

/** The last calls through a connection, and a button for more. Each opens to what was sent and what came back. */
export function RunList({ view }: { view: Extract<ConnectionView, { kind: 'loaded' }> }) {
  const { connection, connector, bots, more } = view;
  const runs = connection.runs.nodes;
  const t = useTranslations('integrations.runs');
  const nameOf = useRunName(connector);
  if (runs.length === 0) return <p className="text-pretty text-ink-2">{t('noneText')}</p>;
  return (
    <>
      <Panel className="p-0">
        <ul aria-label={t('title')} className="divide-y divide-line">
          {runs.map((run) => (
            <OpeningRow
              key={run.id}
              title={nameOf(run)}
              line={<RunLine run={run} bots={bots} />}
              at={run.startedAt}
              state={
                <Chip tone={runTones[run.status]} hasDot>
                  {t(`states.${run.status}`)}
                </Chip>
              }
              details={() => <RunContents connectionId={connection.id} run={run} />}
            />
          ))}
        </ul>
      </Panel>
      {more === null ? null : (
        <Button size="sm" className="self-end" onClick={more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function RunLine({ run, bots }: { run: ShownRun; bots: readonly OwnBot[] }) {
  const t = useTranslations('integrations.runs');
  const { duration } = useFormats();
  const { bot, httpStatus, code, attempts, durationMs } = run;
  const parts = [
    bot === null ? t('alert') : (namesOf([bot], bots).names[0] ?? t('otherBot')),
    httpStatus === null ? null : `HTTP ${httpStatus}`,
    code === null || code === `STATUS_${httpStatus}` ? null : code,
    attempts > 1 ? t('attempts', { count: attempts }) : null,
    durationMs === null ? null : duration(durationMs),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
