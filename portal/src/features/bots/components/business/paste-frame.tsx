import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, DialogButtons, Field, Textarea } from '../../../../ui/index.js';

interface PasteFrameProps {
  /** The prefix of the message keys; both parts have the same keys. */
  part: 'knowledge' | 'services';
  isOpen: boolean;
  text: string;
  /** How many were found in the text. */
  count: number;
  onText: (text: string) => void;
  onAdd: () => void;
  onClose: () => void;
  /** A preview of the first entries found. */
  children: ReactNode;
}

/** A dialog for pasted text: shows what was found in it and adds that. */
export function PasteFrame({ part, isOpen, text, count, onText, onAdd, onClose, children }: PasteFrameProps) {
  const t = useTranslations('bots');
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t(`${part}.pasteTitle`)}
      description={t(`${part}.pasteText`)}
      footer={
        <DialogButtons
          action={t(`${part}.pasteAdd`, { count })}
          isDisabled={count === 0}
          onAct={onAdd}
          onCancel={onClose}
        />
      }
    >
      <Field label={t('knowledge.pasteLabel')}>
        <Textarea rows={8} value={text} onChange={(event) => onText(event.target.value)} />
      </Field>
      <p role="status" className="py-2 text-ink-2">
        {t(`${part}.pasteFound`, { count })}
      </p>
      {children}
    </Dialog>
  );
}
