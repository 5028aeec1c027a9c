'use client';
import { intentTitle } from '@tertulia/flow-engine';
import { Bot, CircleAlert, Clock3, Ear, GraduationCap, Info, Siren } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/index.js';
import { Avatar, Button, Chip, Tooltip, cn, Link } from '../../../ui/index.js';
import { SourceLinks } from '../../documents/index.js';
import { useViewer } from '../../identity/index.js';
import type { OutgoingMessage } from '../model/outbox.js';
import type { ThreadMessage } from '../model/thread.js';
import type { ThreadLine } from '../model/thread-lines.js';
import { Content } from './content.js';

type Run = Extract<ThreadLine, { kind: 'run' }>;

const bubbleClass = 'max-w-full rounded-[14px] border px-3 py-2';
const bubbleOf: Record<Run['author'], string> = {
  VISITOR: 'border-line bg-surface',
  BOT: 'border-transparent bg-accent-soft',
  MEMBER: 'border-transparent bg-accent text-accent-ink',
};

/** Messages of one author under one name: the visitor at the left, bot and team at the right, each with its own colour. */
export function MessageRun({
  run,
  names,
  teachHref,
}: {
  run: Run;
  names: { visitor: string; bot: string; botId: string | null };
  /** Where the bot learns what it should have replied; null if that is not offered. */
  teachHref: string | null;
}) {
  const { exact, time } = useFormats();
  const isVisitor = run.author === 'VISITOR';
  const [first] = run.messages;
  return (
    <div
      className={cn(
        'group mt-2 flex max-w-[85%] flex-col gap-1 sm:max-w-[70%]',
        isVisitor ? 'items-start' : 'items-end self-end',
      )}
    >
      <p className="flex max-w-full items-center gap-1.5 px-1 text-xs text-ink-2">
        <AuthorName run={run} names={names} />
        {first === undefined ? null : (
          <Tooltip text={exact(first.at)}>
            <time dateTime={first.at}>{time(first.at)}</time>
          </Tooltip>
        )}
      </p>
      {run.messages.map((message) => (
        <Fragment key={message.id}>
          <div className={cn(bubbleClass, bubbleOf[run.author])}>
            <Content content={message.content} />
          </div>
          <SourceLinks sources={message.sources} botId={names.botId} />
          <HeardChips message={message} />
        </Fragment>
      ))}
      {teachHref === null ? null : <TeachLink href={teachHref} />}
    </div>
  );
}

/** What the bot heard in the visitor's message besides an answer. */
function HeardChips({ message: { heardIntent, heardUrgency } }: { message: ThreadMessage }) {
  const t = useTranslations('understanding');
  const { locale } = useLanguage();
  if (heardIntent === null && heardUrgency === null) return null;
  return (
    <p className="flex flex-wrap gap-1">
      {heardUrgency === null ? null : (
        <Chip tone="bad" icon={Siren}>
          {t(`urgency.${heardUrgency}`)}
        </Chip>
      )}
      {heardIntent === null ? null : <Chip icon={Ear}>{intentTitle(heardIntent, locale)}</Chip>}
    </p>
  );
}

/** Shown while the pointer or the focus is at the run; always where there is no pointer to move over it. */
function TeachLink({ href }: { href: string }) {
  const t = useTranslations('understanding.teach');
  return (
    <Link
      href={href}
      className="flex items-center gap-1 rounded-control px-1 text-xs font-semibold text-accent opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:underline pointer-coarse:min-h-11 pointer-coarse:opacity-100"
    >
      <GraduationCap aria-hidden className="size-3.5" />
      {t('link')}
    </Link>
  );
}

function AuthorName({ run, names }: { run: Run; names: { visitor: string; bot: string } }) {
  const t = useTranslations('conversations.thread');
  const { user } = useViewer();
  switch (run.author) {
    case 'VISITOR':
      return <span className="truncate font-semibold">{names.visitor}</span>;
    case 'BOT':
      return (
        <>
          <Bot aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate font-semibold">{t('bot', { name: names.bot })}</span>
        </>
      );
    case 'MEMBER': {
      const name = run.name ?? t('team');
      const isMine = run.messages[0]?.member?.id === user.id;
      return (
        <>
          <Avatar name={name} size={24} tone="accent" className="size-4! text-[8px]" />
          <span className="truncate font-semibold">{isMine ? t('you') : name}</span>
        </>
      );
    }
  }
}

/**
 * A line for what the platform did: a hand-off, a takeover, a return to the bot. Its text is what the visitor was told, so
 * it is quoted.
 */
export function SystemLine({ message }: { message: ThreadMessage }) {
  const t = useTranslations('conversations.thread');
  const { time, exact } = useFormats();
  return (
    <p className="my-2 flex max-w-[90%] items-center gap-2 self-center text-center text-xs text-ink-2">
      <Info aria-hidden className="size-3.5 shrink-0" />
      <span className="wrap-anywhere">{t('told', { text: message.text })}</span>
      <Tooltip text={exact(message.at)}>
        <time dateTime={message.at}>{time(message.at)}</time>
      </Tooltip>
    </p>
  );
}

/** The member's own message that the platform has not confirmed yet. */
export function OutgoingRun({
  message,
  onRetry,
  onTakeBack,
}: {
  message: OutgoingMessage;
  onRetry: (message: OutgoingMessage) => void;
  onTakeBack: (message: OutgoingMessage) => void;
}) {
  const t = useTranslations('conversations.thread');
  return (
    <div className="mt-1 flex max-w-[85%] flex-col items-end gap-1 self-end sm:max-w-[70%]">
      <div
        className={cn(
          bubbleClass,
          bubbleOf.MEMBER,
          'whitespace-pre-wrap wrap-anywhere',
          message.state === 'sending' && 'opacity-75',
        )}
      >
        {message.text}
      </div>
      {message.state === 'sending' ? (
        <p className="flex items-center gap-1.5 px-1 text-xs text-ink-2">
          <Clock3 aria-hidden className="size-3.5" />
          {t('sending')}
        </p>
      ) : (
        <div role="alert" className="flex flex-wrap items-center justify-end gap-2 px-1 text-xs text-bad">
          <span className="flex items-center gap-1.5">
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            {message.reason ?? t('notSent')}
          </span>
          <Button size="sm" onClick={() => onRetry(message)}>
            {t('resend')}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => onTakeBack(message)}>
            {t('takeBack')}
          </Button>
        </div>
      )}
    </div>
  );
}
