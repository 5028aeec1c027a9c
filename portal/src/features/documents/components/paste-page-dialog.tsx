'use client';
import { useState, type ClipboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, DialogButtons, Field, Input, Textarea } from '../../../ui/index.js';
import type { NewFile } from '../hooks/use-upload.js';

interface PasteProps {
  onClose: () => void;
  onStart: (file: NewFile) => Promise<boolean>;
}

/** Adds what was copied from a page. Its headings are kept as long as the text is as it was pasted. */
export function PastePageDialog({ onClose, onStart }: PasteProps) {
  const t = useTranslations('documents.paste');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [page, setPage] = useState<string | null>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const html = event.clipboardData.getData('text/html');
    if (html === '' || text !== '') return setPage(null);
    event.preventDefault();
    setPage(html);
    setText(event.clipboardData.getData('text/plain'));
  };
  const add = (): void => {
    onClose();
    const given = title.trim();
    const file = new Blob([page ?? text], { type: 'text/plain' });
    const name = `${given === '' ? t('name') : given}${page === null ? '.txt' : '.html'}`;
    void onStart({ file, name, ...(given === '' ? {} : { title: given }) });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="lg"
      title={t('open')}
      description={t('text')}
      footer={<DialogButtons action={t('add')} isDisabled={text.trim() === ''} onAct={add} onCancel={onClose} />}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('title')}>
          <Input maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('content')}>
          <Textarea
            rows={12}
            value={text}
            onPaste={paste}
            onChange={(event) => {
              setPage(null);
              setText(event.target.value);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}
