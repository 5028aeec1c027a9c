'use client';
import { ListChecks, Play } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, EmptyState, Panel } from '../../../ui/index.js';
import { StepPage, useBuilder } from '../../bots/index.js';
import { usePins, type PinsView } from '../hooks/use-pins.js';
import { CoveragePanel } from './coverage-panel.js';
import { PinRow } from './pin-row.js';

/** Conversations that must go on as they do: each with what the draft would change, and the blocks that none of them watches. */
export function PinsStep() {
  const t = useTranslations('pins');
  const view = usePins();
  const { pins, failure, retry, progress, runAll } = view;
  const isEmpty = pins === null || pins.length === 0;
  const run = (
    <Button variant="primary" icon={Play} isLoading={progress !== null} onClick={runAll}>
      {t('run')}
    </Button>
  );
  return (
    <StepPage
      title={t('title')}
      text={t('text')}
      action={isEmpty ? null : run}
      loading={pins === null ? t('loading') : null}
      {...{ failure, retry }}
    >
      {pins === null ? null : <Pins view={view} />}
    </StepPage>
  );
}

function Pins({ view }: { view: PinsView }) {
  const { pins, replays, coverage, isMeasuring, retry, runAll, remove } = view;
  return (
    <>
      {pins === null || pins.length === 0 ? (
        <NoPins />
      ) : (
        <section aria-labelledby="pins-list" className="flex flex-col gap-2">
          <Summary view={view} />
          <Panel className="p-0">
            <ul className="divide-y divide-line">
              {pins.map((pin) => (
                <PinRow
                  key={pin.id}
                  pin={pin}
                  replay={replays.get(pin.id) ?? null}
                  onChanged={runAll}
                  onRemove={() => remove(pin)}
                />
              ))}
            </ul>
          </Panel>
        </section>
      )}
      <CoveragePanel {...{ coverage, isMeasuring, retry }} />
    </>
  );
}

function NoPins() {
  const t = useTranslations('pins.empty');
  const { ui } = useBuilder();
  return (
    <EmptyState
      icon={ListChecks}
      title={t('title')}
      text={t('text')}
      action={<Button onClick={() => ui.setState({ isSimulatorOpen: true })}>{t('action')}</Button>}
    />
  );
}

/** How many stay, and while they are held, how many were. */
function Summary({ view: { pins, replays, progress } }: { view: PinsView }) {
  const t = useTranslations('pins');
  const all = [...replays.values()];
  const changed = all.filter(({ status }) => status !== 'SAME').length;
  const words =
    progress === null
      ? all.length === 0
        ? t('count', { count: pins?.length ?? 0 })
        : t('summary', { count: pins?.length ?? 0, changed })
      : t('running', { done: progress.done, total: progress.total });
  return (
    <h3 id="pins-list" role="status" className="text-base font-semibold">
      {words}
    </h3>
  );
}
