'use client';
import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BareIconButton } from './bare-icon-button.js';
import { Input } from './input.js';

/** The input of a chat preview. */
export function ChatComposer({ onSay }: { onSay: (text: string) => void }) {
  const t = useTranslations('ui.preview');
  const [text, setText] = useState('');
  return (
    <form
      className="flex items-center gap-2 border-t border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSay(text.trim());
        setText('');
      }}
    >
      <Input
        aria-label={t('write')}
        placeholder={t('write')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
      />
      <BareIconButton type="submit" label={t('send')} icon={SendHorizontal} />
    </form>
  );
}
