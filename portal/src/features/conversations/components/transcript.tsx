'use client';
import { ArrowDown, History } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats, useRegion } from '../../../i18n/formats.js';
import { Button, Skeleton, useNow } from '../../../ui/index.js';
import { useStickToEnd } from '../hooks/use-stick-to-end.js';
import type { ThreadMessages } from '../hooks/use-thread-messages.js';
import type { Outbox } from '../hooks/use-outbox.js';
import { unconfirmed } from '../model/outbox.js';
import { arrange, dayBefore, dayOf, repliedTo, type ThreadLine } from '../model/thread-lines.js';
import { MessageRun, OutgoingRun, SystemLine } from './message-run.js';

/** `botId` is null if the member may not open the bot. */
type Names = { visitor: string; bot: string; botId: string | null };
type TeachAt = ((sequence: number) => string) | null;

/**
 * The messages of a conversation, the newest at the end; stays scrolled to the end unless the person reads further up.
 */
export function Transcript({
  transcript,
  names,
  versionNumber,
  typing,
  outbox,
  teachAt,
}: {
  transcript: ThreadMessages;
  names: Names;
  versionNumber: number | null;
  /** Who is typing, as text; null when nobody is. */
  typing: string | null;
  outbox: Pick<Outbox, 'outgoing' | 'retry' | 'takeBack'>;
  /** Where a visitor's message is taught to the bot, by its number; null if the member may not change the bot. */
  teachAt: TeachAt;
}) {
  const t = useTranslations('conversations.thread');
  const { timeZone } = useRegion();
  const { messages, hasEarlier, lastSequence } = transcript;
  const lines = useMemo(() => arrange(messages, timeZone), [messages, timeZone]);
  const outgoing = unconfirmed(outbox.outgoing, messages);
  const stick = useStickToEnd({ first: messages[0]?.sequence ?? 0, last: lastSequence ?? 0, own: outgoing.length });
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={stick.boxRef}
        onScroll={stick.onScroll}
        tabIndex={0}
        role="log"
        aria-label={t('log', { name: names.visitor })}
        aria-busy={lastSequence === null}
        className="h-full overflow-y-auto focus-visible:-outline-offset-2"
      >
        <div ref={stick.contentRef} className="flex flex-col gap-1 px-4 py-4 md:px-5">
          <EarlierButton transcript={transcript} />
          {lastSequence === null ? <TranscriptSkeleton /> : null}
          <Lines lines={lines} names={names} versionNumber={hasEarlier ? null : versionNumber} teachAt={teachAt} />
          {outgoing.map((message) => (
            <OutgoingRun key={message.clientId} message={message} onRetry={outbox.retry} onTakeBack={outbox.takeBack} />
          ))}
          {typing === null ? null : <p className="px-1 pt-2 text-xs text-ink-2">{typing}</p>}
        </div>
      </div>
      <UnseenButton count={stick.unseen} onPress={stick.toEnd} />
    </div>
  );
}

function UnseenButton({ count, onPress }: { count: number; onPress: () => void }) {
  const t = useTranslations('conversations.thread');
  if (count === 0) return null;
  return (
    <Button
      size="sm"
      icon={ArrowDown}
      onClick={onPress}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-float"
    >
      {t('unseen', { count })}
    </Button>
  );
}

function EarlierButton({ transcript }: { transcript: ThreadMessages }) {
  const t = useTranslations('conversations.thread');
  if (!transcript.hasEarlier) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      icon={History}
      isLoading={transcript.isLoadingEarlier}
      onClick={transcript.loadEarlier}
      className="self-center"
    >
      {t('earlier')}
    </Button>
  );
}

function Lines({
  lines,
  names,
  versionNumber,
  teachAt,
}: {
  lines: readonly ThreadLine[];
  names: Names;
  versionNumber: number | null;
  teachAt: TeachAt;
}) {
  return lines.map((line, index) => {
    const asked = teachAt === null ? null : repliedTo(lines, index);
    const teach = teachAt === null || asked === null ? null : teachAt(asked);
    return (
      <Line
        key={line.key}
        line={line}
        names={names}
        versionNumber={index === 0 ? versionNumber : null}
        teachHref={teach}
      />
    );
  });
}

type LineProps = { line: ThreadLine; names: Names; versionNumber: number | null; teachHref: string | null };

function Line({ line, names, versionNumber, teachHref }: LineProps) {
  switch (line.kind) {
    case 'day':
      return <DayLine day={line.day} at={line.at} versionNumber={versionNumber} />;
    case 'system':
      return <SystemLine message={line.message} />;
    case 'run':
      return <MessageRun run={line} names={names} teachHref={teachHref} />;
  }
}

function DayLine({ day, at, versionNumber }: { day: string; at: string; versionNumber: number | null }) {
  const t = useTranslations('conversations.thread');
  const { date, time } = useFormats();
  const { timeZone } = useRegion();
  const now = useNow();
  const today = now === 0 ? '' : dayOf(new Date(now).toISOString(), timeZone);
  const name = day === today ? t('today') : today !== '' && day === dayBefore(today) ? t('yesterday') : date(at);
  return (
    <p className="self-center py-3 text-xs text-ink-2">
      {versionNumber === null
        ? t('day', { day: name, time: time(at) })
        : t('dayOfVersion', { day: name, time: time(at), number: versionNumber })}
    </p>
  );
}

function TranscriptSkeleton() {
  const t = useTranslations('conversations');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-3">
      <Skeleton className="h-10 w-1/2 rounded-[14px]" />
      <Skeleton className="h-14 w-3/5 self-end rounded-[14px]" />
      <Skeleton className="h-10 w-2/5 rounded-[14px]" />
      <Skeleton className="h-10 w-1/2 self-end rounded-[14px]" />
    </div>
  );
}
