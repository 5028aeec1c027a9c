'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, DialogButtons, Field, Input } from '../../../../ui/index.js';
import { useBotActions } from '../../hooks/use-bot-actions.js';

/** Asks for another name. */
export function RenameDialog({
  bot,
  isOpen,
  onClose,
}: {
  bot: { id: string; name: string };
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('bots');
  const { rename } = useBotActions(() => undefined);
  const [name, setName] = useState(bot.name);
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const isDone = await rename(bot, name.trim());
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      width="sm"
      title={t('list.renameTitle')}
      footer={
        <DialogButtons
          action={t('list.save')}
          isBusy={isBusy}
          isDisabled={name.trim() === ''}
          onAct={() => void save()}
          onCancel={onClose}
        />
      }
    >
      <Field label={t('list.name')}>
        <Input
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && name.trim() !== '') void save();
          }}
        />
      </Field>
    </Dialog>
  );
}
