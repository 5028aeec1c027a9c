'use client';
import { GraduationCap } from 'lucide-react';
import { Fragment, useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useBuilder } from '../../bots/index.js';
import { SourceLinks } from '../../documents/index.js';
import { TeachDialog, taughtBy, type Teaching } from '../../understanding/index.js';
import { useOutsideBlocks } from '../hooks/use-outside-blocks.js';
import type { SimulatedMessage, SimulationView, VisitorInput } from '../hooks/use-simulation.js';
import { isOnCards } from '../model/cards-question.js';
import { changesOf, duration, effectsOf, modelCallsOf, placesOf, type Turn } from '../model/transcript.js';
import { useTraceWords } from '../hooks/use-trace-words.js';
import { Content } from './content.js';
import { ModelCalls } from './model-calls.js';
import type { Posting } from './shown-page.js';

interface TalkProps {
  view: SimulationView;
  onAnswer: (input: VisitorInput) => void;
  children: ReactNode;
}

/** The simulated conversation, with a short trace under each turn. */
export function Talk({ view, onAnswer, children }: TalkProps) {
  const t = useTranslations('simulator');
  const endRef = useRef<HTMLDivElement>(null);
  const { transcript, pending, isBusy, simulation } = view;
  const all = transcript.turns.flatMap(({ messages }) => messages);
  const last = all.at(-1);
  const labels = simulation?.awaiting && new Map(simulation.awaiting.choices.map(({ id, label }) => [id, label]));
  const isAsked = !isBusy && isOnCards(simulation?.awaiting ?? null, last);
  const cards: CardsAnswer | null =
    isAsked && last !== undefined
      ? { messageId: last.id, choose: (id) => onAnswer({ choiceIds: [id], label: labels?.get(id) ?? '' }) }
      : null;
  const blockId = isBusy ? null : (simulation?.awaiting?.blockId ?? null);
  const posting: Posting | undefined =
    blockId === null ? undefined : { blockId, post: (event, value) => onAnswer({ form: [{ fieldId: event, value }] }) };
  useEffect(() => {
    endRef.current?.scrollIntoView({ block: 'nearest' });
  }, [transcript, pending]);
  return (
    <div
      role="log"
      aria-live="polite"
      aria-label={t('talk')}
      className="flex min-h-0 grow flex-col gap-1.5 overflow-y-auto bg-canvas p-4"
    >
      {transcript.turns.map((turn) => (
        <TurnView
          key={turn.number}
          turn={turn}
          taught={taughtIn(turn, all)}
          cards={cards}
          posting={posting}
          simulationId={turn === transcript.turns.at(-1) ? (simulation?.id ?? null) : null}
        />
      ))}
      {pending === null ? null : <Bubble side="visitor">{pending}</Bubble>}
      {isBusy ? <Typing label={t('typing')} /> : null}
      {simulation?.isEnded === true ? (
        <p className="py-2 text-center text-xs text-ink-2">{t(`ended.${simulation.endReason ?? 'COMPLETED'}`)}</p>
      ) : null}
      {children}
      <div ref={endRef} />
    </div>
  );
}

/** What the visitor wrote in a turn; null if nothing. */
function taughtIn({ messages }: Turn<SimulatedMessage>, all: readonly SimulatedMessage[]): Teaching | null {
  const written = messages.find(({ author }) => author === 'VISITOR');
  return written === undefined ? null : taughtBy(all, written.sequence);
}

/** The message whose cards are asked for, and how to answer with one of their buttons. */
interface CardsAnswer {
  messageId: string;
  choose: (choiceId: string) => void;
}

interface TurnViewProps {
  turn: Turn<SimulatedMessage>;
  taught: Teaching | null;
  cards: CardsAnswer | null;
  posting: Posting | undefined;
  /** In the last turn, which can be replayed; null in others. */
  simulationId: string | null;
}

function TurnView({ turn, taught, cards, posting, simulationId }: TurnViewProps) {
  const { botId } = useBuilder();
  return (
    <>
      {turn.messages.map((message) => (
        <Fragment key={message.id}>
          <MessageBubble
            message={message}
            onChoose={cards?.messageId === message.id ? cards.choose : undefined}
            posting={posting}
          />
          <SourceLinks sources={message.sources} botId={botId} />
        </Fragment>
      ))}
      <Effects turn={turn} />
      <ModelCalls calls={modelCallsOf(turn.trace)} simulationId={simulationId} />
      <TraceLine turn={turn} />
      {taught === null ? null : <TeachButton taught={taught} />}
    </>
  );
}

/** Opens the dialog in which the draft learns what it should have replied. */
function TeachButton({ taught }: { taught: Teaching }) {
  const t = useTranslations('understanding.teach');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="-mt-1.5 mb-2 flex items-center gap-1 self-start rounded-control text-xs font-semibold text-accent hover:underline pointer-coarse:min-h-11"
        onClick={() => setOpen(true)}
      >
        <GraduationCap aria-hidden className="size-3.5" />
        {t('link')}
      </button>
      {isOpen ? <TeachDialog teaching={taught} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MessageBubble({
  message,
  onChoose,
  posting,
}: {
  message: SimulatedMessage;
  onChoose: CardsAnswer['choose'] | undefined;
  posting: Posting | undefined;
}) {
  const { ui } = useBuilder();
  const t = useTranslations('simulator');
  const { blockId } = message;
  if (message.author === 'SYSTEM') return <p className="py-1 text-center text-xs text-ink-2">{message.text}</p>;
  const side = message.author === 'VISITOR' ? 'visitor' : 'bot';
  const content =
    message.content.length === 0 ? (
      message.text
    ) : (
      <Content content={message.content} onChoose={onChoose} posting={posting} />
    );
  if (side === 'visitor' || blockId === null) return <Bubble side={side}>{content}</Bubble>;
  return (
    <Bubble side={side}>
      {content}
      <button
        type="button"
        className="sr-only focus:not-sr-only focus:text-xs focus:underline"
        onClick={() => ui.setState({ focus: { groupId: null, blockId, at: performance.now() } })}
      >
        {t('showBlock')}
      </button>
    </Bubble>
  );
}

function Bubble({ side, children }: { side: 'bot' | 'visitor'; children: ReactNode }) {
  const look =
    side === 'visitor'
      ? 'self-end bg-(--owner) text-(--on-owner) rounded-br-sm'
      : 'self-start border border-line bg-surface rounded-bl-sm';
  return <div className={`flex max-w-[85%] flex-col gap-2 rounded-2xl px-3 py-2 ${look}`}>{children}</div>;
}

/** What was requested outside, and how it ended. */
function Effects({ turn }: { turn: Turn<SimulatedMessage> }) {
  const t = useTranslations('simulator');
  return effectsOf(turn.trace, useOutsideBlocks()).map(({ blockId, label, detail }, index) => (
    // A block may be passed twice in a turn, so the index is part of the key.
    <details
      key={`${blockId ?? ''}-${String(index)}`}
      className="rounded-md border border-line bg-surface px-2 py-1 text-xs"
    >
      <summary className="cursor-pointer truncate">
        <span className="sr-only">{t('effect')} </span>
        {label}
      </summary>
      <pre className="max-h-40 overflow-auto pt-1 whitespace-pre-wrap">{detail === '' ? t('empty') : detail}</pre>
    </details>
  ));
}

/** Which blocks ran, what they changed, and how long the engine took. */
function TraceLine({ turn }: { turn: Turn<SimulatedMessage> }) {
  const t = useTranslations('simulator');
  const format = useFormatter();
  const { ui } = useBuilder();
  const words = useTraceWords();
  if (turn.trace.length === 0) return null;
  const ms = duration(turn.trace);
  return (
    <details className="mb-2 text-xs text-ink-2">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-1.5">
        {[...placesOf(turn.trace).slice(-2), ...changesOf(turn.trace)].map((text) => (
          <code key={text} className="rounded bg-sunken px-1.5 py-0.5">
            {text}
          </code>
        ))}
        <span>{t('ms', { ms: format.number(ms, { maximumFractionDigits: ms < 10 ? 1 : 0 }) })}</span>
      </summary>
      <ol className="mt-1 flex flex-col gap-0.5 border-l-2 border-line pl-2">
        {turn.trace.map((line, index) => (
          <li key={String(index)}>
            <button
              type="button"
              className="text-left hover:text-ink hover:underline disabled:no-underline"
              disabled={line.blockId === null}
              onClick={() =>
                ui.setState({ focus: { groupId: line.groupId, blockId: line.blockId, at: performance.now() } })
              }
            >
              {words(line).join(' · ')} · {t('ms', { ms: format.number(line.ms, { maximumFractionDigits: 2 }) })}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Typing({ label }: { label: string }) {
  const dot = (delayMs: number): CSSProperties => ({ animationDelay: `${delayMs}ms` });
  return (
    <div
      role="status"
      aria-label={label}
      className="flex gap-1 self-start rounded-2xl border border-line bg-surface px-3 py-3"
    >
      {[0, 150, 300].map((delayMs) => (
        <span key={delayMs} aria-hidden className="size-1.5 animate-pulse rounded-full bg-ink-2" style={dot(delayMs)} />
      ))}
    </div>
  );
}
