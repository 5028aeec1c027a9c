'use client';
import { useTranslations } from 'use-intl';
import { useOutsideBlocks } from '../hooks/use-outside-blocks.js';
import type { SimulationView } from '../hooks/use-simulation.js';

/** Whether work outside is really done; only for a draft that has such work. */
export function EffectsSwitch({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator');
  if (useOutsideBlocks().size === 0) return null;
  return (
    <label className="flex min-h-9 items-start gap-2.5 border-b border-line px-4 py-2 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={view.effects === 'ON'}
        onChange={(event) => view.restartWith(event.target.checked ? 'ON' : 'OFF')}
      />
      <span>
        {t('effects')}
        <span className="block text-xs text-ink-2">{t(view.effects === 'ON' ? 'effectsOn' : 'effectsOff')}</span>
      </span>
    </label>
  );
}
