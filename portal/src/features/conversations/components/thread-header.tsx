'use client';
import { ArrowLeft, Bot, Hand, PanelRight, Pin } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ThreadConversationFragment } from '../../../gql/graphql.js';
import { useFormats, useRegion } from '../../../i18n/formats.js';
import { Avatar, Button, Chip, ConfirmDialog, IconButton, useNow, Link } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { PinDialog } from '../../pins/index.js';
import { useConversationWords } from '../hooks/use-conversation-words.js';
import { useInboxShared } from '../hooks/inbox-context.js';
import { useHolding } from '../hooks/use-holding.js';
import { filtersQuery } from '../model/filters.js';
import type { Holder } from '../model/holder.js';
import { dayOf } from '../model/thread-lines.js';

/** The visitor, the channel and the start of the conversation, who answers in it, and the action on it. */
export function ThreadHeader({
  conversation,
  holder,
  onContact,
}: {
  conversation: ThreadConversationFragment;
  holder: Holder;
  onContact: () => void;
}) {
  const t = useTranslations('conversations');
  const { nameOf, stateOf } = useConversationWords();
  const { filters } = useInboxShared();
  const name = nameOf(conversation);
  const { tone, text } = stateOf(conversation);
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-3 py-2 md:px-5">
      <Link
        href={`/conversations${filtersQuery(filters)}`}
        aria-label={t('back')}
        className="grid size-9 place-items-center rounded-control text-ink-2 hover:bg-sunken lg:hidden pointer-coarse:size-11"
      >
        <ArrowLeft aria-hidden className="size-[18px]" />
      </Link>
      <Avatar
        name={name}
        tone={conversation.state === 'WAITING_HUMAN' ? 'warn' : 'neutral'}
        className="max-sm:hidden"
      />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 xl:flex-nowrap">
          <h1 tabIndex={-1} className="min-w-0 truncate font-sans text-sm leading-5 font-semibold tracking-normal">
            {name}
          </h1>
          <Chip tone={tone} hasDot className="h-5 min-w-0 shrink px-2 text-[11px]" role="status">
            <span className="truncate">{text}</span>
          </Chip>
        </div>
        <Origin conversation={conversation} />
      </div>
      <PinButton conversationId={conversation.id} holder={holder} />
      <IconButton label={t('contact.open')} icon={PanelRight} onClick={onContact} className="xl:hidden" />
      <Actions conversationId={conversation.id} holder={holder} name={name} />
    </header>
  );
}

/** Keeps the conversation as a test of its bot. */
function PinButton({ conversationId, holder }: { conversationId: string; holder: Holder }) {
  const t = useTranslations('pins.dialog');
  const mayEdit = usePermission('bots.edit');
  const [isOpen, setOpen] = useState(false);
  if (!mayEdit || (holder.kind === 'ended' && holder.isErased)) return null;
  return (
    <>
      <IconButton label={t('link')} icon={Pin} onClick={() => setOpen(true)} />
      {isOpen ? <PinDialog source={{ conversationId }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Origin({ conversation }: { conversation: ThreadConversationFragment }) {
  const t = useTranslations('conversations');
  const { time, shortDate } = useFormats();
  const { timeZone } = useRegion();
  const now = useNow();
  const { channel, bot, version, startedAt } = conversation;
  const isToday = dayOf(startedAt, timeZone) === dayOf(new Date(now).toISOString(), timeZone);
  const since = isToday
    ? t('sinceToday', { time: time(startedAt) })
    : t('since', { date: shortDate(startedAt), time: time(startedAt) });
  const botName = version === null ? bot.name : t('botVersion', { name: bot.name, number: version.number });
  return <p className="truncate text-xs text-ink-2">{[t(`channels.${channel}`), botName, since].join(' · ')}</p>;
}

function Actions({ conversationId, holder, name }: { conversationId: string; holder: Holder; name: string }) {
  const t = useTranslations('conversations');
  const canAnswer = usePermission('conversations.answer');
  const { busy, take, giveBack, end } = useHolding(conversationId);
  const [isEnding, setEnding] = useState(false);
  // The conversation may change hands a moment before the action ends: a disabled button would lose the focus then.
  const isChanging = busy === 'take' || busy === 'giveBack';
  if (!canAnswer || holder.kind === 'other' || (holder.kind === 'ended' && holder.isErased)) return null;
  return (
    <div className="flex items-center gap-1 max-sm:w-full max-sm:justify-end">
      {holder.kind === 'ended' ? null : (
        <Button variant="quiet" isLoading={busy === 'end'} disabled={busy !== null} onClick={() => setEnding(true)}>
          {t('end')}
        </Button>
      )}
      {holder.kind === 'me' ? (
        <Button
          variant="primary"
          icon={Bot}
          isLoading={isChanging}
          disabled={busy === 'end'}
          onClick={() => void giveBack()}
        >
          {t('giveBack')}
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={Hand}
          isLoading={isChanging}
          disabled={busy === 'end'}
          onClick={() => void take()}
        >
          {t(holder.kind === 'ended' ? 'reopen' : 'take')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isEnding}
        onOpenChange={setEnding}
        title={t('endConfirm.title')}
        description={t('endConfirm.text', { name })}
        confirmLabel={t('endConfirm.action')}
        onConfirm={end}
      />
    </div>
  );
}
