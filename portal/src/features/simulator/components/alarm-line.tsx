'use client';
import { FastForward } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SimulationView } from '../hooks/use-simulation.js';

/** What happens by itself and when, with a button that lets the time come. */
export function AlarmLine({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator');
  const format = useFormatter();
  const alarm = view.simulation?.alarm ?? null;
  if (alarm === null || view.isBusy) return null;
  const at = format.dateTime(new Date(alarm.at), { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <p className="flex flex-wrap items-center justify-center gap-2 py-2 text-xs text-ink-2">
      {t(`alarm.${alarm.kind}`, { at })}
      <button
        type="button"
        className="flex items-center gap-1 rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
        onClick={view.skip}
      >
        <FastForward aria-hidden className="size-3.5" />
        {t('skip')}
      </button>
    </p>
  );
}
