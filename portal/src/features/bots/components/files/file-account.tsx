'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip, type Tone } from '../../../../ui/index.js';
import type { TriedFile } from '../../hooks/use-bot-file.js';
import { OUTCOMES, sumOfTotals, type Outcome } from '../../model/import-totals.js';

export const OUTCOME_TONE: Record<Outcome, Tone> = {
  MAPPED: 'ok',
  DEGRADED: 'warn',
  PLACEHOLDER: 'bad',
  DROPPED: 'neutral',
};

/** What would become of a file, in counts, and the connections that it needs. */
export function FileAccount({ report }: { report: TriedFile['report'] }) {
  const t = useTranslations('bots.files');
  const sums = sumOfTotals(report.totals);
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>
        {t('read', { format: t(`format.${report.format}`), name: report.name === '' ? t('unnamed') : report.name })}
      </p>
      <ul className="flex flex-wrap gap-2">
        {OUTCOMES.filter((outcome) => sums[outcome] > 0).map((outcome) => (
          <li key={outcome}>
            <Chip tone={OUTCOME_TONE[outcome]}>{t(`count.${outcome}`, { count: sums[outcome] })}</Chip>
          </li>
        ))}
      </ul>
      {report.slots.length === 0 ? null : (
        <p className="text-xs text-ink-2">{t('slots', { count: report.slots.length })}</p>
      )}
    </div>
  );
}

/** Why a file is refused, with the places. */
export function FileRefusals({ refusals }: { refusals: readonly string[] }) {
  const t = useTranslations('bots.files');
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className="rounded-control bg-bad-soft p-3 text-bad">
      <p className="flex items-center gap-2 font-semibold">
        <CircleAlert aria-hidden className="size-4" />
        {t('refused')}
      </p>
      <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-8 wrap-anywhere">
        {refusals.map((refusal, at) => (
          <li key={String(at)}>{refusal}</li>
        ))}
      </ul>
    </div>
  );
}
