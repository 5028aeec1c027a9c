'use client';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { focusHome } from '../hooks/focus.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useEventTitle } from '../hooks/use-event-title.js';
import type { outlineOf } from '../model/outline.js';
import { EventForm } from './inspector/event-form.js';
import { ExitField } from './inspector/exits-section.js';
import { SmallButton } from './inspector/small-button.js';

/** An event in the outline: what it reacts to, and where it leads. */
export function OutlineEvent({ event, exit }: ReturnType<typeof outlineOf>['events'][number]) {
  const t = useTranslations('flow-editor');
  const title = useEventTitle()(event);
  const { removeEventById } = useEditorActions();
  return (
    <section aria-label={title} className="flex items-end gap-3 rounded-[10px] border border-line bg-surface p-3">
      <div className="grow">
        <h3 className="pb-2 text-base font-semibold">{title}</h3>
        <div className="flex flex-col gap-3">
          <EventForm event={event} />
          <ExitField exit={exit} />
        </div>
      </div>
      {event.kind === 'start' ? null : (
        <SmallButton
          icon={Trash2}
          label={t('outline.removeEvent')}
          onPress={() => {
            removeEventById(event.id);
            focusHome();
          }}
        />
      )}
    </section>
  );
}
