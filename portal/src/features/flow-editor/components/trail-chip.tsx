'use client';
import { Route, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useBuilder, useBuilderUi } from '../../bots/index.js';

/** Takes the path of the last conversation off the canvas, once the simulator is closed. */
export function TrailChip() {
  const t = useTranslations('flow-editor.trail');
  const { ui } = useBuilder();
  const isShown = useBuilderUi((state) => state.trail !== null && !state.isSimulatorOpen);
  if (!isShown) return null;
  return (
    <button
      type="button"
      title={t('clear')}
      aria-label={t('clear')}
      className="absolute right-4 bottom-32 z-10 flex h-8 items-center gap-2 rounded-full bg-surface px-3 text-xs font-semibold text-ink-2 shadow-float hover:text-ink pointer-coarse:h-11"
      onClick={() => ui.setState({ trail: null })}
    >
      <Route aria-hidden className="size-4" />
      {t('shown')}
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
