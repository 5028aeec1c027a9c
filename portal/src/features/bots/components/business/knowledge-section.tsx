'use client';
import type { KnowledgeEntry } from '@tertulia/flow-engine';
import { ClipboardPaste, Plus, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { Button, IconButton, Switch, Textarea, showDone } from '../../../../ui/index.js';
import { useDefinition, useDraft } from '../../hooks/use-builder.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import { useRows } from '../../hooks/use-rows.js';
import { temporaryId } from '../../model/draft-operation.js';
import { PasteDialog } from './paste-dialog.js';

/** Questions and answers in an editable table. */
export function KnowledgeSection() {
  const t = useTranslations('bots');
  const draft = useDraft();
  const entries = useDefinition().knowledge;
  const aliases = useStore(draft.store, (state) => state.aliases);
  const rows = useRows();
  const [isPasting, setPasting] = useState(false);
  const keyOf = (entry: KnowledgeEntry): string => aliases[entry.id] ?? entry.id;
  const change = (entry: KnowledgeEntry): void => draft.edit({ kind: 'knowledge', entry });
  const add = (): void => {
    const id = temporaryId(crypto.randomUUID());
    change({ id, question: '', answer: '', isActive: true });
    rows.made(id);
  };
  const remove = (entry: KnowledgeEntry): void => {
    rows.removed(entries.map(keyOf), keyOf(entry));
    draft.edit({ kind: 'deleteKnowledge', id: entry.id });
    const again = { ...entry, id: temporaryId(crypto.randomUUID()) };
    showDone(t('knowledge.removed'), { label: t('undo'), onUndo: () => change(again) });
  };
  useNamedEntry(rows.made);
  return (
    <div ref={rows.ref} className="flex flex-col gap-3">
      {entries.length === 0 ? <p className="text-ink-2">{t('knowledge.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {entries.map((entry, index) => (
          <EntryRow
            key={keyOf(entry)}
            rowKey={keyOf(entry)}
            entry={entry}
            number={index + 1}
            onChange={change}
            onRemove={() => remove(entry)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button data-add icon={Plus} onClick={add}>
          {t('knowledge.add')}
        </Button>
        <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
          {t('knowledge.paste')}
        </Button>
      </div>
      <PasteDialog isOpen={isPasting} onClose={() => setPasting(false)} onAdded={rows.made} />
    </div>
  );
}

/** Focuses the entry that the address names, once: the search for words leads here. */
function useNamedEntry(focus: (key: string) => void): void {
  const latest = useRef(focus);
  useEffect(() => {
    const key = new URLSearchParams(location.search).get('entry');
    if (key !== null) latest.current(key);
  }, []);
}

interface RowProps {
  rowKey: string;
  entry: KnowledgeEntry;
  number: number;
  onChange: (entry: KnowledgeEntry) => void;
  onRemove: () => void;
}

function EntryRow({ rowKey, entry, number, onChange, onRemove }: RowProps) {
  const t = useTranslations('bots');
  return (
    <li
      data-row={rowKey}
      className="grid grid-cols-[1fr_auto] items-start gap-2 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto_auto]"
    >
      <EntryTexts entry={entry} number={number} onChange={onChange} />
      <span className="flex min-h-9 items-center text-xs text-ink-2">
        <Switch
          text={t('knowledge.active')}
          label={t('knowledge.isActive', { question: entry.question })}
          isOn={entry.isActive}
          onChange={(isActive) => onChange({ ...entry, isActive })}
        />
      </span>
      <IconButton icon={Trash2} label={t('knowledge.remove', { question: entry.question })} onClick={onRemove} />
    </li>
  );
}

/** The question and its answer; both are needed before they are saved. */
function EntryTexts({ entry, number, onChange }: Pick<RowProps, 'entry' | 'number' | 'onChange'>) {
  const t = useTranslations('bots');
  const id = useId();
  const path = `knowledge.${entry.id}`;
  const [question, answer] = [useInvalidMessage(`${path}.question`), useInvalidMessage(`${path}.answer`)];
  const isInvalid = question !== null || answer !== null;
  const marks = (invalid: string | null) => ({
    'aria-invalid': invalid !== null || undefined,
    ...(isInvalid ? { 'aria-describedby': id } : {}),
  });
  return (
    <>
      <Textarea
        rows={1}
        className="min-h-9 max-sm:col-span-2"
        maxLength={500}
        aria-label={t('knowledge.questionOf', { number })}
        {...marks(question)}
        placeholder={t('knowledge.question')}
        value={entry.question}
        onChange={(event) => onChange({ ...entry, question: event.target.value })}
      />
      <div className="max-sm:col-span-2">
        <Textarea
          rows={1}
          className="min-h-9"
          maxLength={4096}
          aria-label={t('knowledge.answerOf', { number })}
          {...marks(answer)}
          placeholder={t('knowledge.answer')}
          value={entry.answer}
          onChange={(event) => onChange({ ...entry, answer: event.target.value })}
        />
        {isInvalid ? (
          <p id={id} className="pt-1 text-xs text-warn">
            {t('knowledge.incomplete')}
          </p>
        ) : null}
      </div>
    </>
  );
}
