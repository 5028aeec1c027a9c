'use client';
import { CircleHelp, MessageCircleWarning } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFlow } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useFreePlace } from '../hooks/use-free-place.js';
import { AddIntent } from './add-intent.js';

const EVENTS = [
  { kind: 'invalidReply', Icon: MessageCircleWarning },
  { kind: 'fallback', Icon: CircleHelp },
] as const;

/** Events that the flow does not have yet. */
export function PaletteEvents() {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const { addEventAt } = useEditorActions();
  const freePlace = useFreePlace();
  const missing = EVENTS.filter(({ kind }) => !flow.events.some((event) => event.kind === kind));
  return (
    <section aria-label={t('palette.events')} className="flex flex-col gap-1">
      <h2 className="mt-3 mb-0.5 font-sans text-xs leading-4 font-semibold text-ink-2">{t('palette.events')}</h2>
      {missing.map(({ kind, Icon }) => (
        <button
          key={kind}
          type="button"
          title={t(`events.${kind}Hint`)}
          className="flex h-8 shrink-0 items-center gap-2.5 rounded-full border border-line px-3 text-left hover:bg-canvas pointer-coarse:h-11"
          onClick={() => addEventAt({ kind }, freePlace())}
        >
          <Icon aria-hidden className="size-4 shrink-0 text-ink-2" strokeWidth={1.8} />
          <span className="truncate">{t(`events.${kind}`)}</span>
        </button>
      ))}
      <AddIntent placeOf={freePlace} />
    </section>
  );
}
