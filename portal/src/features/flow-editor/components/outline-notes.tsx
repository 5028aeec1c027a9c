'use client';
import type { FlowNote } from '@tertulia/flow-engine';
import { StickyNote, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { NativeSelect, Textarea } from '../../../ui/index.js';
import { focusHome } from '../hooks/focus.js';
import { useFlow } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { NOTE_COLORS } from '../model/notes.js';
import { SmallButton } from './inspector/small-button.js';

/** The comments of the canvas as a list. */
export function OutlineNotes() {
  const t = useTranslations('flow-editor.notes');
  const flow = useFlow();
  const { addNoteAt } = useEditorActions();
  const lowest = Math.max(0, ...[...flow.groups, ...(flow.notes ?? [])].map(({ position }) => position.y));
  return (
    <section aria-labelledby="outline-notes" className="flex flex-col gap-3">
      <h3 id="outline-notes" className={flow.notes === undefined ? 'sr-only' : 'text-base font-semibold'}>
        {t('title')}
      </h3>
      {(flow.notes ?? []).map((note) => (
        <NoteEntry key={note.id} note={note} />
      ))}
      <span>
        <SmallButton icon={StickyNote} onPress={() => addNoteAt({ x: 0, y: lowest + 320 })}>
          {t('add')}
        </SmallButton>
      </span>
    </section>
  );
}

function NoteEntry({ note }: { note: FlowNote }) {
  const t = useTranslations('flow-editor.notes');
  const { changeNote, removeNote } = useEditorActions();
  return (
    <div className="flex flex-wrap items-start gap-2 rounded-[10px] border border-line bg-surface p-3">
      <Textarea
        aria-label={t('text')}
        className="basis-full"
        maxLength={4_096}
        value={note.text}
        onChange={(event) => changeNote(note.id, { text: event.target.value })}
      />
      <NativeSelect
        aria-label={t('color')}
        value={note.color}
        onChange={(event) => {
          const color = NOTE_COLORS.find((one) => one === event.target.value);
          if (color !== undefined) changeNote(note.id, { color });
        }}
      >
        {NOTE_COLORS.map((color) => (
          <option key={color} value={color}>
            {t(`colors.${color}`)}
          </option>
        ))}
      </NativeSelect>
      <SmallButton
        icon={Trash2}
        label={t('remove')}
        onPress={() => {
          removeNote(note.id);
          focusHome();
        }}
      />
    </div>
  );
}
