'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import type { useBlockHeat } from '../hooks/use-heat.js';

/** The numbers of a block in a few characters; the block's label says them in words. */
export function HeatNumbers({ shown }: { shown: ReturnType<typeof useBlockHeat> }) {
  const t = useTranslations('flow-editor.heat');
  const { number, percent } = useFormats();
  if (shown === null) return null;
  const { heat, isChanged } = shown;
  return (
    <span aria-hidden className="flex shrink-0 items-center gap-1.5 text-[11px] text-ink tabular-nums">
      {heat !== null && heat.waiting > 0 ? (
        <span className="rounded-full bg-info-soft px-1.5 text-info">
          {t('shortWaiting', { count: number(heat.waiting) })}
        </span>
      ) : null}
      <span>{number(heat?.visits ?? 0)}</span>
      {heat !== null && heat.dropOff !== null ? <span>↘ {percent(heat.dropOff)}</span> : null}
      {isChanged ? <span className="rounded-full bg-warn-soft px-1.5 text-warn">{t('shortChanged')}</span> : null}
    </span>
  );
}
