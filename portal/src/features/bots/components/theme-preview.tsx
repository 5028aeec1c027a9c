'use client';
import type { Theme } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { isColour, textOn } from '../model/colour.js';

/** A small preview of the widget in the bot's colour. */
export function ThemePreview({ theme, name }: { theme: Theme; name: string }) {
  const t = useTranslations('bots');
  const colour = isColour(theme.primaryColor) ? theme.primaryColor : '#5c5348';
  const painted = { backgroundColor: colour, color: textOn(colour) };
  const side = theme.position === 'LEFT' ? 'items-start' : 'items-end';
  return (
    <figure aria-label={t('theme.preview')} className={`flex flex-col gap-3 rounded-panel bg-sunken p-4 ${side}`}>
      <div className="w-64 max-w-full overflow-hidden rounded-xl border border-line bg-surface shadow-float">
        <div className="flex items-center gap-2.5 border-b border-line p-3">
          <span aria-hidden className="grid size-9 place-items-center rounded-full font-bold" style={painted}>
            {theme.avatarText}
          </span>
          <span className="min-w-0">
            <span className="block truncate font-semibold">{name}</span>
            <span className="block text-xs text-ok">{t('theme.sampleStatus')}</span>
          </span>
        </div>
        <div className="flex flex-col gap-2 bg-canvas p-3">
          <span className="self-start rounded-2xl rounded-bl-sm border border-line bg-surface px-3 py-1.5">
            {t('theme.sampleGreeting')}
          </span>
          <span className="self-end rounded-2xl rounded-br-sm px-3 py-1.5" style={painted}>
            {t('theme.sampleAnswer')}
          </span>
        </div>
      </div>
      <span
        aria-hidden
        className="grid size-12 place-items-center rounded-full text-lg font-bold shadow-float"
        style={painted}
      >
        {theme.avatarText}
      </span>
    </figure>
  );
}
