'use client';
import { intentPhrase, listedIntents, type Position } from '@tertulia/flow-engine';
import { MessageCircleHeart } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { useFlow } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { isSameEvent } from '../model/operations.js';

/** A list of the intents that the flow has no path for yet; picking one adds its event. */
export function AddIntent({ placeOf }: { placeOf: () => Position }) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const { events } = useFlow();
  const { addEventAt } = useEditorActions();
  const missing = listedIntents.filter(
    (intent) => !events.some((event) => isSameEvent(event, { kind: 'intent', intent })),
  );
  if (missing.length === 0) return null;
  return (
    <label
      title={t('events.intentHint')}
      className="relative flex h-8 shrink-0 items-center gap-2.5 rounded-full border border-line px-3 focus-within:outline-2 focus-within:outline-accent hover:bg-canvas pointer-coarse:h-11"
    >
      <MessageCircleHeart aria-hidden className="size-4 shrink-0 text-ink-2" strokeWidth={1.8} />
      <span className="truncate">{t('events.intent')}</span>
      <select
        aria-label={t('events.intent')}
        className="absolute inset-0 cursor-pointer opacity-0"
        value=""
        onChange={({ target }) => {
          const intent = missing.find((one) => one === target.value);
          if (intent !== undefined) addEventAt({ kind: 'intent', intent }, placeOf());
        }}
      >
        <option value="" disabled>
          {t('events.intent')}
        </option>
        {missing.map((intent) => (
          <option key={intent} value={intent}>
            {intentPhrase(intent, locale)}
          </option>
        ))}
      </select>
    </label>
  );
}
