'use client';
import type { Position } from '@tertulia/flow-engine';
import { AlarmClock, CircleHelp, MessageCircleReply, MessageCircleWarning, Slash } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFlow } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useFreePlace } from '../hooks/use-free-place.js';
import { isSameEvent, type EventSubject } from '../model/operations.js';
import { AddIntent } from './add-intent.js';

const EVENTS = [
  { subject: { kind: 'invalidReply' }, Icon: MessageCircleWarning },
  { subject: { kind: 'fallback' }, Icon: CircleHelp },
  { subject: { kind: 'inactivity', minutes: 10, times: 1 }, Icon: AlarmClock },
  { subject: { kind: 'reply', textVariable: null, nameVariable: null, kindVariable: null }, Icon: MessageCircleReply },
  { subject: { kind: 'command', word: '', isDetour: true }, Icon: Slash },
] as const satisfies readonly { subject: EventSubject; Icon: typeof Slash }[];

/** Events that the flow does not have yet. */
export function PaletteEvents() {
  const t = useTranslations('flow-editor');
  const freePlace = useFreePlace();
  return (
    <section aria-label={t('palette.events')} className="flex flex-col gap-1">
      <h2 className="mt-3 mb-0.5 font-sans text-xs leading-4 font-semibold text-ink-2">{t('palette.events')}</h2>
      <AddEvents placeOf={freePlace} />
    </section>
  );
}

/** Buttons for the events that the flow does not have yet. */
export function AddEvents({ placeOf }: { placeOf: () => Position }) {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const { addEventAt } = useEditorActions();
  const missing = EVENTS.filter(({ subject }) => !flow.events.some((event) => isSameEvent(event, subject)));
  return (
    <>
      {missing.map(({ subject, Icon }) => (
        <button
          key={subject.kind}
          type="button"
          title={t(`events.${subject.kind}Hint`)}
          className="flex h-8 shrink-0 items-center gap-2.5 rounded-full border border-line px-3 text-left hover:bg-canvas pointer-coarse:h-11"
          onClick={() => addEventAt(subject, placeOf())}
        >
          <Icon aria-hidden className="size-4 shrink-0 text-ink-2" strokeWidth={1.8} />
          <span className="truncate">{t(`events.${subject.kind}`)}</span>
        </button>
      ))}
      <AddIntent placeOf={placeOf} />
    </>
  );
}
