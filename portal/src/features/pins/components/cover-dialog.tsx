'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { KeepPinnedConversationDocument, type ConversationToBlockQuery } from '../../../gql/graphql.js';
import { Dialog, DialogButtons, Field, Input, showDone } from '../../../ui/index.js';
import { useBuilder } from '../../bots/index.js';
import { PinTranscript } from './pin-transcript.js';

/** A conversation that was made up to reach a block. */
export type MadeUp = NonNullable<NonNullable<ConversationToBlockQuery['bot']>['conversationTo']>;

/** Shows a conversation that reaches a block, and pins it. */
export function CoverDialog({
  label,
  madeUp,
  onClose,
  onKept,
}: {
  label: string;
  madeUp: MadeUp;
  onClose: () => void;
  onKept: () => void;
}) {
  const t = useTranslations('pins.coverDialog');
  const { botId } = useBuilder();
  const [title, setTitle] = useState(() => t('named', { block: label }).slice(0, 120));
  const [isBusy, setBusy] = useState(false);
  const [keep] = useMutation(KeepPinnedConversationDocument);
  const save = async (): Promise<void> => {
    setBusy(true);
    const input = { botId, title: title.trim(), recording: madeUp.recording };
    const send = async () => (await keep({ variables: { input } })).data?.keepPinnedConversation?.userErrors;
    const isDone = await attempt(send, { failed: t('failed') });
    setBusy(false);
    if (!isDone) return;
    showDone(t('done'));
    onClose();
    onKept();
  };
  const does = { isBusy, isDisabled: title.trim() === '', onAct: () => void save(), onCancel: onClose };
  const footer = <DialogButtons action={t('save')} {...does} />;
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} description={t('text')} footer={footer}>
      <div className="flex flex-col gap-4">
        <Field label={t('name')} isRequired>
          <Input maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <PinTranscript turns={madeUp.turns} />
      </div>
    </Dialog>
  );
}
