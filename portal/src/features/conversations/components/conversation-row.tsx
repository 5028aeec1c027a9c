'use client';
import { Target } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Avatar, Chip, RelativeTime, cn, Link } from '../../../ui/index.js';
import { useConversationWords } from '../hooks/use-conversation-words.js';
import type { InboxConversation } from '../model/inbox-list.js';

/**
 * One conversation of the list: visitor, request, last message, who answers and for how long, channel, unread count.
 */
export function ConversationRow({
  conversation,
  isOpen,
  href,
}: {
  conversation: InboxConversation;
  isOpen: boolean;
  href: string;
}) {
  const { nameOf, stateOf } = useConversationWords();
  const name = nameOf(conversation);
  const { tone, text } = stateOf(conversation);
  const t = useTranslations('conversations');
  const goal = conversation.goals.at(-1);
  // The goal's own chip stands beside it.
  const state = goal !== undefined && conversation.endReason === 'GOAL' ? t('states.ENDED') : text;
  const hasUnread = conversation.unreadCount > 0 && conversation.state !== 'ENDED';
  return (
    <Link
      href={href}
      aria-current={isOpen ? 'true' : undefined}
      className="grid grid-cols-[32px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 p-3 hover:bg-sunken focus-visible:-outline-offset-2 aria-[current]:bg-surface aria-[current]:shadow-[inset_3px_0_0_var(--accent)]"
    >
      <Avatar name={name} tone={conversation.state === 'WAITING_HUMAN' ? 'warn' : 'neutral'} className="row-span-4" />
      <span className="truncate font-semibold">{name}</span>
      <RelativeTime at={conversation.lastMessageAt} className="text-xs text-ink-2" />
      <FirstWords conversation={conversation} isStrong={hasUnread} />
      {hasUnread ? <UnreadMark count={conversation.unreadCount} /> : <span />}
      <LastLine conversation={conversation} />
      <span className="col-span-2 mt-1 flex min-w-0 items-center gap-2">
        <Chip tone={tone} hasDot className="h-5 max-w-7/10 min-w-0 px-2 text-[11px]">
          <span className="truncate">{state}</span>
        </Chip>
        {goal === undefined ? (
          <span className="min-w-0 flex-1 truncate text-right text-xs text-ink-2">
            {[
              ...(conversation.queue === null ? [] : [conversation.queue]),
              t('channelAndBot', { channel: t(`channels.${conversation.channel}`), bot: conversation.bot.name }),
            ].join(' · ')}
          </span>
        ) : (
          // Goal and channel do not both fit next to the state. The header of the open conversation shows the channel too.
          <Chip tone="ok" icon={Target} className="ml-auto h-5 min-w-0 shrink px-2 text-[11px]">
            <span className="truncate">{goal.name}</span>
          </Chip>
        )}
      </span>
    </Link>
  );
}

/** The visitor's request, in the visitor's own first words. */
function FirstWords({ conversation, isStrong }: { conversation: InboxConversation; isStrong: boolean }) {
  const t = useTranslations('conversations');
  const { firstWords, erasedAt } = conversation;
  const text = firstWords ?? t(erasedAt === null ? 'noWish' : 'erased');
  return (
    <span className={cn('truncate', isStrong ? 'font-semibold' : firstWords === null && 'text-ink-2')}>{text}</span>
  );
}

/** The last message and its author; renders nothing if the visitor's first words or a notice of the platform are the last message. */
function LastLine({ conversation }: { conversation: InboxConversation }) {
  const t = useTranslations('conversations');
  const { lastMessage, firstWords, erasedAt } = conversation;
  if (lastMessage === null || erasedAt !== null) return null;
  const { author } = lastMessage;
  // A line of the platform, such as the notice to everyone who waits, would be the same on many rows.
  if (author === 'SYSTEM' || (author === 'VISITOR' && lastMessage.text === firstWords)) return null;
  const text = lastMessage.text.trim() === '' ? t('picture') : lastMessage.text;
  return <span className="col-span-2 truncate text-xs text-ink-2">{t(`by.${author}`, { text })}</span>;
}

function UnreadMark({ count }: { count: number }) {
  const t = useTranslations('conversations');
  const { number } = useFormats();
  return (
    <span className="justify-self-end rounded-full bg-accent px-1.5 text-xs leading-[18px] font-semibold text-accent-ink">
      <span aria-hidden>{number(count)}</span>
      <span className="sr-only">{t('unread', { count })}</span>
    </span>
  );
}
