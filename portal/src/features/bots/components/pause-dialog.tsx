'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, DialogButtons, Field, showDone, showFailure, Textarea } from '../../../ui/index.js';
import { usePublishActions } from '../hooks/use-publication.js';

/** Pauses the bot, with a text that visitors see meanwhile. */
export function PauseDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('bots');
  const { pause } = usePublishActions();
  const [message, setMessage] = useState(t('pause.default'));
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await pause(message.trim());
      if (!answer.isDone) return showFailure(answer.message);
      showDone(t('pause.done'));
      onClose();
    } catch {
      showFailure(t('publish.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      width="sm"
      title={t('pause.title')}
      description={t('pause.text')}
      footer={<DialogButtons action={t('publish.pause')} isBusy={isBusy} onAct={() => void run()} onCancel={onClose} />}
    >
      <Field label={t('pause.message')}>
        <Textarea maxLength={500} value={message} onChange={(event) => setMessage(event.target.value)} />
      </Field>
    </Dialog>
  );
}
