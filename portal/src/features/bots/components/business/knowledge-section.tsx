'use client';
import type { KnowledgeEntry } from '@tertulia/flow-engine';
import { ClipboardPaste, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { Button, IconButton, Switch, Textarea, showDone } from '../../../../ui/index.js';
import { useDefinition, useDraft } from '../../hooks/use-builder.js';
import { ownId } from '../../model/draft-operation.js';
import { PasteDialog } from './paste-dialog.js';

/** Questions and answers as a table that is written in directly. */
export function KnowledgeSection() {
  const t = useTranslations('bots');
  const { entries, waiting, aliases, add, change, remove } = useEntries();
  const [isPasting, setPasting] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      {entries.length === 0 ? <p className="text-ink-2">{t('knowledge.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {entries.map((entry, index) => (
          <EntryRow
            key={aliases[entry.id] ?? entry.id}
            entry={entry}
            number={index + 1}
            isWaiting={waiting.includes(entry)}
            onChange={change}
            onRemove={() => remove(entry)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon={Plus} onClick={add}>
          {t('knowledge.add')}
        </Button>
        <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
          {t('knowledge.paste')}
        </Button>
      </div>
      <PasteDialog isOpen={isPasting} onClose={() => setPasting(false)} />
    </div>
  );
}

/** Saved entries, and new ones that lack their question or answer and wait here until they have both. */
function useEntries() {
  const t = useTranslations('bots');
  const draft = useDraft();
  const saved = useDefinition().knowledge;
  const aliases = useStore(draft.store, (state) => state.aliases);
  const [fresh, setFresh] = useState<KnowledgeEntry[]>([]);
  const waiting = fresh.filter((entry) => !saved.some((each) => each.id === entry.id));
  const without = (id: string): KnowledgeEntry[] => fresh.filter((each) => each.id !== id);
  const change = (entry: KnowledgeEntry): void => {
    const isWhole = entry.question.trim() !== '' && entry.answer.trim() !== '';
    setFresh(isWhole ? without(entry.id) : fresh.map((each) => (each.id === entry.id ? entry : each)));
    if (isWhole) draft.edit({ kind: 'knowledge', entry });
  };
  const remove = (entry: KnowledgeEntry): void => {
    setFresh(without(entry.id));
    if (waiting.includes(entry)) return;
    draft.edit({ kind: 'deleteKnowledge', id: entry.id });
    const again = { ...entry, id: ownId(crypto.randomUUID()) };
    showDone(t('knowledge.removed'), {
      label: t('undo'),
      onUndo: () => draft.edit({ kind: 'knowledge', entry: again }),
    });
  };
  const add = (): void =>
    setFresh([...fresh, { id: ownId(crypto.randomUUID()), question: '', answer: '', isActive: true }]);
  return { entries: [...saved, ...waiting], waiting, aliases, add, change, remove };
}

interface RowProps {
  entry: KnowledgeEntry;
  number: number;
  isWaiting: boolean;
  onChange: (entry: KnowledgeEntry) => void;
  onRemove: () => void;
}

function EntryRow({ entry, number, isWaiting, onChange, onRemove }: RowProps) {
  const t = useTranslations('bots');
  const [typed, setTyped] = useState<{ question: string; answer: string } | null>(null);
  const shown = typed ?? entry;
  const type = (patch: { question?: string; answer?: string }): void => {
    const next = { question: shown.question, answer: shown.answer, ...patch };
    const isWhole = next.question.trim() !== '' && next.answer.trim() !== '';
    setTyped(isWhole || isWaiting ? null : next);
    if (isWhole || isWaiting) onChange({ ...entry, ...next });
  };
  return (
    <li className="grid items-start gap-2 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto_auto]">
      <Textarea
        rows={1}
        className="min-h-9"
        maxLength={500}
        aria-label={t('knowledge.questionOf', { number })}
        placeholder={t('knowledge.question')}
        value={shown.question}
        onChange={(event) => type({ question: event.target.value })}
      />
      <div>
        <Textarea
          rows={1}
          className="min-h-9"
          maxLength={4096}
          aria-label={t('knowledge.answerOf', { number })}
          placeholder={t('knowledge.answer')}
          value={shown.answer}
          onChange={(event) => type({ answer: event.target.value })}
        />
        {isWaiting || typed !== null ? <p className="pt-1 text-xs text-warn">{t('knowledge.incomplete')}</p> : null}
      </div>
      <span className="flex min-h-9 items-center">
        <Switch
          isLabelHidden
          label={t('knowledge.isActive', { question: shown.question })}
          isOn={entry.isActive}
          onChange={(isActive) => onChange({ ...entry, ...shown, isActive })}
        />
      </span>
      <IconButton icon={Trash2} label={t('knowledge.remove', { question: shown.question })} onClick={onRemove} />
    </li>
  );
}
