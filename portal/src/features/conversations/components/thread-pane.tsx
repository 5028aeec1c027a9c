'use client';
import { MessageCircleOff, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ThreadConversationFragment } from '../../../gql/graphql.js';
import { ButtonLink, Dialog, EmptyState, ErrorState, Skeleton } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { useConversationWords } from '../hooks/use-conversation-words.js';
import { useMarkRead } from '../hooks/use-mark-read.js';
import { useOutbox } from '../hooks/use-outbox.js';
import { useTeachAt } from '../hooks/use-teach-at.js';
import { useThread, type Thread } from '../hooks/use-thread.js';
import { holderOf } from '../model/holder.js';
import { Composer } from './composer.js';
import { ContactPanel } from './contact-panel.js';
import { useOpenId } from './inbox.js';
import { ThreadHeader } from './thread-header.js';
import { Transcript } from './transcript.js';

/** The open conversation; opening another one resets the state. */
export function ThreadPane() {
  const openId = useOpenId();
  return openId === null ? null : <ThreadById key={openId} conversationId={openId} />;
}

/** Placeholder at the right while no conversation is open. */
export function NoThread() {
  const t = useTranslations('conversations.none');
  return <EmptyState icon={MessagesSquare} title={t('title')} text={t('text')} className="h-full justify-center" />;
}

function ThreadById({ conversationId }: { conversationId: string }) {
  const t = useTranslations('conversations');
  const thread = useThread(conversationId);
  const { conversation, failure } = thread;
  const isMissing = failure === null ? conversation === null : failure.code === 'NOT_FOUND';
  if (conversation == null && isMissing) {
    return (
      <EmptyState
        icon={MessageCircleOff}
        title={t('missing.title')}
        text={t('missing.text')}
        action={<ButtonLink href="/conversations">{t('missing.action')}</ButtonLink>}
        className="h-full justify-center"
      />
    );
  }
  if (conversation == null) {
    if (failure === null) return <ThreadSkeleton />;
    return <ErrorState failure={failure} onRetry={thread.retry} className="h-full justify-center" />;
  }
  return <OpenThread thread={thread} conversation={conversation} />;
}

function OpenThread({ thread, conversation }: { thread: Thread; conversation: ThreadConversationFragment }) {
  const t = useTranslations('conversations');
  const { user } = useViewer();
  const { nameOf } = useConversationWords();
  const [isContactOpen, setContactOpen] = useState(false);
  const { transcript } = thread;
  const outbox = useOutbox(conversation.id, transcript.add);
  const holder = holderOf(conversation, user.id);
  const teachAt = useTeachAt(conversation);
  useMarkRead(conversation, transcript.lastSequence);
  // While the bot answers, the one who types may be the bot or the visitor.
  const typing = holder.kind === 'bot' ? t('thread.writing') : t('thread.typing', { name: nameOf(conversation) });
  const failure = transcript.lastSequence === null ? thread.failure : null;
  return (
    <div className="flex h-full min-h-0">
      <section aria-label={t('thread.label', { name: nameOf(conversation) })} className="flex min-w-0 flex-1 flex-col">
        <ThreadHeader conversation={conversation} holder={holder} onContact={() => setContactOpen(true)} />
        {failure !== null ? (
          <ErrorState failure={failure} onRetry={thread.retry} className="flex-1 justify-center" />
        ) : (
          <Transcript
            transcript={transcript}
            names={{
              visitor: nameOf(conversation),
              bot: conversation.bot.name,
              botId: teachAt === null ? null : conversation.bot.id,
            }}
            versionNumber={conversation.version?.number ?? null}
            typing={thread.isTyping ? typing : null}
            outbox={outbox}
            teachAt={teachAt}
          />
        )}
        <Composer holder={holder} outbox={outbox} />
      </section>
      <aside
        aria-label={t('contact.title')}
        className="hidden w-70 shrink-0 overflow-y-auto border-l border-line bg-surface p-4 xl:block"
      >
        <ContactPanel conversation={conversation} hasName />
      </aside>
      <Dialog isOpen={isContactOpen} onOpenChange={setContactOpen} title={nameOf(conversation)} width="sm">
        <ContactPanel conversation={conversation} hasName={false} />
      </Dialog>
    </div>
  );
}

function ThreadSkeleton() {
  const t = useTranslations('conversations');
  return (
    <div role="status" aria-label={t('loading')} className="flex h-full flex-col">
      <div className="flex h-14 items-center gap-3 border-b border-line px-5">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="h-5 w-40" />
        <Skeleton className="ml-auto h-9 w-24" />
      </div>
      <div className="flex flex-1 flex-col gap-3 p-5">
        <Skeleton className="h-10 w-1/2 rounded-[14px]" />
        <Skeleton className="h-14 w-3/5 self-end rounded-[14px]" />
        <Skeleton className="h-10 w-2/5 rounded-[14px]" />
      </div>
    </div>
  );
}
