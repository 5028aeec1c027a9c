'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Dialog, Field, Textarea, showDone } from '../../../../ui/index.js';
import { useDraft } from '../../hooks/use-builder.js';
import { ownId } from '../../model/draft-operation.js';
import { readPastedEntries } from '../../model/knowledge-paste.js';

interface PasteDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Told the id of the first entry that was added. */
  onAdded: (id: string) => void;
}

/** Takes many questions at once from a spreadsheet, a document or a chat. */
export function PasteDialog({ isOpen, onClose, onAdded }: PasteDialogProps) {
  const t = useTranslations('bots');
  const draft = useDraft();
  const [text, setText] = useState('');
  const found = useMemo(() => readPastedEntries(text), [text]);
  const add = (): void => {
    const added = found.map((entry) => ({ id: ownId(crypto.randomUUID()), ...entry, isActive: true }));
    onClose();
    for (const entry of added) draft.edit({ kind: 'knowledge', entry });
    // Behind the dialog's own return of the focus.
    requestAnimationFrame(() => onAdded(added[0]?.id ?? ''));
    showDone(t('knowledge.pasted', { count: found.length }));
    setText('');
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t('knowledge.pasteTitle')}
      description={t('knowledge.pasteText')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={found.length === 0} onClick={add}>
            {t('knowledge.pasteAdd', { count: found.length })}
          </Button>
        </>
      }
    >
      <Field label={t('knowledge.pasteLabel')}>
        <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <p role="status" className="py-2 text-ink-2">
        {t('knowledge.pasteFound', { count: found.length })}
      </p>
      <ul className="flex flex-col gap-1.5">
        {found.slice(0, 5).map((entry) => (
          <li key={entry.question} className="truncate">
            <span className="font-semibold">{entry.question}</span> {entry.answer}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
