'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  ConversationRecordingDocument,
  PinConversationDocument,
  SimulationRecordingDocument,
  type ConversationRecordingQuery,
} from '../../../gql/graphql.js';
import {
  Chip,
  Dialog,
  DialogButtons,
  ErrorState,
  Field,
  Input,
  showDone,
  Skeleton,
  Textarea,
} from '../../../ui/index.js';

/** What is pinned. */
type PinSource = { conversationId: string } | { simulationId: string };

type Recording = NonNullable<NonNullable<ConversationRecordingQuery['conversation']>['recording']>;

/** Shows what would be kept of a conversation, without personal data, and keeps it under a title. */
export function PinDialog({ source, onClose }: { source: PinSource; onClose: () => void }) {
  const t = useTranslations('pins.dialog');
  const { recording, failure, retry } = useRecording(source);
  const [title, setTitle] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [pin] = useMutation(PinConversationDocument);
  const shownTitle = title ?? recording?.turns.find(({ said }) => said !== null)?.said?.slice(0, 120) ?? '';
  const save = async (): Promise<void> => {
    setBusy(true);
    const input = { ...source, title: shownTitle.trim(), note: note.trim() };
    const send = async () => (await pin({ variables: { input } })).data?.pinConversation?.userErrors;
    const isDone = await attempt(send, { failed: t('failed') });
    setBusy(false);
    if (!isDone) return;
    showDone(t('done'));
    onClose();
  };
  const isDisabled = recording === null || shownTitle.trim() === '';
  const does = { isBusy, isDisabled, onAct: () => void save(), onCancel: onClose };
  const footer = <DialogButtons action={t('save')} {...does} />;
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} description={t('text')} footer={footer}>
      <div className="flex flex-col gap-4">
        <Field label={t('name')} isRequired>
          <Input maxLength={120} value={shownTitle} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('note')} hint={t('noteHint')}>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {failure === null ? null : <ErrorState failure={failure} onRetry={retry} />}
        {recording === null && failure === null ? <Skeleton className="h-40" /> : null}
        {recording === null ? null : <Preview recording={recording} />}
      </div>
    </Dialog>
  );
}

function useRecording(source: PinSource) {
  const isConversation = 'conversationId' in source;
  const once = { fetchPolicy: 'network-only' } as const;
  const held = useQuery(ConversationRecordingDocument, {
    ...once,
    variables: { id: isConversation ? source.conversationId : '' },
    skip: !isConversation,
  });
  const tried = useQuery(SimulationRecordingDocument, {
    ...once,
    variables: { simulationId: isConversation ? '' : source.simulationId },
    skip: isConversation,
  });
  const recording = (isConversation ? held.data?.conversation?.recording : tried.data?.simulationRecording) ?? null;
  const error = isConversation ? held.error : tried.error;
  const retry = (): void => void (isConversation ? held : tried).refetch().catch(() => undefined);
  return { recording, failure: recording === null && error !== undefined ? failureOf(error) : null, retry };
}

function Preview({ recording: { turns, isCut } }: { recording: Recording }) {
  const t = useTranslations('pins.dialog');
  return (
    <section aria-labelledby="pin-preview" className="flex flex-col gap-2">
      <h3 id="pin-preview" className="text-sm font-semibold">
        {t('preview')}
      </h3>
      <ol className="flex max-h-72 flex-col gap-2 overflow-y-auto rounded-control bg-sunken p-3">
        {turns.map(({ said, isMasked, replies }, at) => (
          <li key={`${at}`} className="flex flex-col gap-2">
            {said == null ? null : (
              <p className="flex max-w-[85%] flex-wrap items-center gap-2 self-end rounded-control bg-accent-soft px-3 py-1.5 wrap-anywhere">
                {said}
                {isMasked ? <Chip tone="info">{t('masked')}</Chip> : null}
              </p>
            )}
            {replies.map((reply, index) => (
              <p
                key={`${index}`}
                className="max-w-[85%] self-start rounded-control border border-line bg-surface px-3 py-1.5 whitespace-pre-line wrap-anywhere"
              >
                {reply}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {isCut ? <p className="text-xs text-ink-2">{t('cut')}</p> : null}
    </section>
  );
}
