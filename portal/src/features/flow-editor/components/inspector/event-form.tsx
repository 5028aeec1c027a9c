'use client';
import type { FlowEvent } from '@tertulia/flow-engine';
import { Trash2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../../../ui/index.js';
import { useEditor, useEditorUi, useFlow } from '../../hooks/use-editor.js';
import { useEditorActions } from '../../hooks/use-editor-actions.js';
import { useEventTitle } from '../../hooks/use-event-title.js';
import { onFlow } from '../../model/editor-store.js';
import { replaceEvent } from '../../model/operations.js';
import { CheckField, NumberField, TextField } from './field-parts.js';
import { SidePanel, SidePanelHeader } from './side-panel.js';
import { VariableField } from './variable-field.js';

/** The selected event, if it is the only selection and has options. */
export function usePickedEvent(): FlowEvent | null {
  const flow = useFlow();
  const groupIds = useEditorUi((state) => state.groupIds);
  return useMemo(() => {
    const [only] = groupIds;
    const event = groupIds.size > 1 ? undefined : flow.events.find(({ id }) => id === only);
    return event !== undefined && hasOptions(event) ? event : null;
  }, [flow, groupIds]);
}

/** True for an event with something to fill in. */
export function hasOptions(event: FlowEvent): boolean {
  return event.kind === 'command' || event.kind === 'inactivity' || event.kind === 'reply';
}

/** The options of the selected event, beside the canvas. */
export function EventInspector({ event }: { event: FlowEvent }) {
  const t = useTranslations('flow-editor');
  const eventTitle = useEventTitle();
  const { pickNothing, removeEventById } = useEditorActions();
  return (
    <SidePanel label={t('inspector.label')}>
      <SidePanelHeader>
        <h2 className="min-w-0 grow truncate text-base font-semibold">{eventTitle(event)}</h2>
        <IconButton
          size="sm"
          icon={Trash2}
          label={t('outline.removeEvent')}
          onClick={() => removeEventById(event.id)}
        />
        <IconButton size="sm" icon={X} label={t('close')} onClick={pickNothing} />
      </SidePanelHeader>
      <div className="flex flex-col gap-4 p-4">
        <EventForm key={event.id} event={event} />
      </div>
    </SidePanel>
  );
}

/** What an event reacts to; nothing for an event without options. */
export function EventForm({ event }: { event: FlowEvent }) {
  const { editor } = useEditor();
  const change = (next: FlowEvent): void =>
    editor.apply(
      onFlow((flow) => replaceEvent(flow, next)),
      `${event.id}.event`,
    );
  switch (event.kind) {
    case 'command':
      return <CommandFields event={event} onChange={change} />;
    case 'inactivity':
      return <InactivityFields event={event} onChange={change} />;
    case 'reply':
      return <ReplyFields event={event} onChange={change} />;
    case 'start':
    case 'invalidReply':
    case 'fallback':
    case 'intent':
      return null;
  }
}

interface FieldsProps<K extends FlowEvent['kind']> {
  event: Extract<FlowEvent, { kind: K }>;
  onChange: (event: FlowEvent) => void;
}

function CommandFields({ event, onChange }: FieldsProps<'command'>) {
  const t = useTranslations('flow-editor.events');
  return (
    <>
      <TextField
        label={t('word')}
        hint={t('wordHint')}
        maxLength={80}
        value={event.word}
        onChange={(word) => onChange({ ...event, word })}
      />
      <CheckField
        label={t('isDetour')}
        hint={t('isDetourHint')}
        isChecked={event.isDetour}
        onChange={(isDetour) => onChange({ ...event, isDetour })}
      />
    </>
  );
}

const whole = (value: number | null, most: number): number => Math.max(1, Math.min(most, Math.round(value ?? 1)));

function InactivityFields({ event, onChange }: FieldsProps<'inactivity'>) {
  const t = useTranslations('flow-editor.events');
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField
        label={t('minutes')}
        min={1}
        max={10_080}
        step={1}
        value={event.minutes}
        onChange={(minutes) => onChange({ ...event, minutes: whole(minutes, 10_080) })}
      />
      <NumberField
        label={t('times')}
        min={1}
        max={10}
        step={1}
        value={event.times}
        onChange={(times) => onChange({ ...event, times: whole(times, 10) })}
      />
    </div>
  );
}

function ReplyFields({ event, onChange }: FieldsProps<'reply'>) {
  const t = useTranslations('flow-editor.events');
  return (
    <>
      {(['textVariable', 'nameVariable', 'kindVariable'] as const).map((field) => (
        <VariableField
          key={field}
          label={t(field)}
          value={event[field]}
          onChange={(name) => onChange({ ...event, [field]: name })}
        />
      ))}
    </>
  );
}
