'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Panel } from '../../../ui/index.js';
import type { Understanding, UnderstandingCheck } from '../model/misses.js';

/** How often a text was missed, and how many texts the draft would understand now. */
export function CheckLine({
  understanding: { count, groups },
  check,
  state,
  again,
}: {
  understanding: Understanding;
  check: UnderstandingCheck | null;
  state: 'trying' | 'failed' | 'known';
  again: () => void;
}) {
  const t = useTranslations('understanding.check');
  const texts = groups.reduce((sum, group) => sum + group.texts.length, 0);
  return (
    <Panel className="grid gap-4 p-4 sm:grid-cols-2">
      <p>
        <span className="block font-display text-2xl tabular-nums">{t('count', { count })}</span>
        <span className="text-ink-2">{t('missed', { count })}</span>
      </p>
      <div role="status" className="flex flex-wrap items-end justify-between gap-2">
        {state === 'failed' ? (
          <>
            <p className="text-ink-2">{t('failed')}</p>
            <Button size="sm" icon={RotateCw} onClick={again}>
              {t('retry')}
            </Button>
          </>
        ) : check === null ? (
          <p className="text-ink-2">{t('trying')}</p>
        ) : (
          <p>
            <span className="block font-display text-2xl tabular-nums">
              {t('understood', { understood: check.understood, checked: check.checked })}
            </span>
            <span className="text-ink-2">
              {state === 'trying' ? t('trying') : t(check.checked < texts ? 'ofFrequent' : 'ofAll')}
            </span>
          </p>
        )}
      </div>
    </Panel>
  );
}
