'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { showDone } from '../../../../ui/index.js';
import { useDraft } from '../../hooks/use-builder.js';
import { temporaryId } from '../../model/draft-operation.js';
import { readPastedEntries } from '../../model/knowledge-paste.js';
import { PasteFrame } from './paste-frame.js';

interface PasteDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Called with the id of the first entry added. */
  onAdded: (id: string) => void;
}

/** Adds many questions at once, pasted from a spreadsheet, a document or a chat. */
export function PasteDialog({ isOpen, onClose, onAdded }: PasteDialogProps) {
  const t = useTranslations('bots');
  const draft = useDraft();
  const [text, setText] = useState('');
  const found = useMemo(() => readPastedEntries(text), [text]);
  const add = (): void => {
    const added = found.map((entry) => ({ id: temporaryId(crypto.randomUUID()), ...entry, isActive: true }));
    onClose();
    for (const entry of added) draft.edit({ kind: 'knowledge', entry });
    // Run after the dialog has restored the focus.
    requestAnimationFrame(() => onAdded(added[0]?.id ?? ''));
    showDone(t('knowledge.pasted', { count: found.length }));
    setText('');
  };
  return (
    <PasteFrame
      part="knowledge"
      isOpen={isOpen}
      text={text}
      count={found.length}
      onText={setText}
      onAdd={add}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-1.5">
        {found.slice(0, 5).map((entry) => (
          <li key={entry.question} className="truncate">
            <span className="font-semibold">{entry.question}</span> {entry.answer}
          </li>
        ))}
      </ul>
    </PasteFrame>
  );
}
