import type { ThreadMessage } from './thread.js';

/** The lines of a thread: a new day, a line of the platform, or a run of messages of one author. */
export type ThreadLine =
  | { kind: 'day'; key: string; day: string; at: string }
  | { kind: 'system'; key: string; message: ThreadMessage }
  | { kind: 'run'; key: string; author: 'VISITOR' | 'BOT' | 'MEMBER'; name: string | null; messages: ThreadMessage[] };

/** Messages of one author less than this apart are shown under one name. */
const runMs = 5 * 60_000;

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function dayOf(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(iso),
  );
}

/** Groups messages, ordered by sequence number, into days and runs. */
export function arrange(messages: readonly ThreadMessage[], timeZone: string): ThreadLine[] {
  const lines: ThreadLine[] = [];
  let day = '';
  for (const message of messages) {
    const own = dayOf(message.at, timeZone);
    if (own !== day)
      lines.push({ kind: 'day', key: `day ${own} ${String(message.sequence)}`, day: own, at: message.at });
    day = own;
    append(lines, message);
  }
  return lines;
}

function append(lines: ThreadLine[], message: ThreadMessage): void {
  if (message.author === 'SYSTEM') {
    lines.push({ kind: 'system', key: message.id, message });
    return;
  }
  const name = message.member?.name ?? message.senderName;
  const last = lines.at(-1);
  if (last?.kind === 'run' && last.author === message.author && last.name === name && isSoonAfter(last, message)) {
    last.messages.push(message);
    return;
  }
  lines.push({ kind: 'run', key: message.id, author: message.author, name, messages: [message] });
}

function isSoonAfter(run: { messages: ThreadMessage[] }, message: ThreadMessage): boolean {
  return Date.parse(message.at) - Date.parse(run.messages.at(-1)?.at ?? message.at) < runMs;
}

/** The number of the visitor's message to which a run of the bot replies; null for other lines. */
export function repliedTo(lines: readonly ThreadLine[], index: number): number | null {
  const line = lines[index];
  if (line?.kind !== 'run' || line.author !== 'BOT') return null;
  const before = lines.slice(0, index).findLast(({ kind }) => kind !== 'day');
  const isReply = before?.kind === 'run' && before.author === 'VISITOR';
  return isReply ? (before.messages.at(-1)?.sequence ?? null) : null;
}

/** The calendar day before `day` (YYYY-MM-DD). */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
