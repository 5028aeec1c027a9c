import { foldedPhrase } from '@tertulia/words';
import type { Insight, InsightFacts } from './facts.js';

/** More than this is no short list. */
const most = 4;
/** Of so many equal weeks, chance brings a difference of three standard deviations in one of 370. */
const deviations = 3;
const leastUnanswered = 5;
const leastChange = 0.2;
const leastPoints = 0.05;
const busy = { count: 10, times: 3 };
const quiet = { days: 2, perDay: 2 };
/** That nobody comes for so long is a coincidence of less than one in fifty: e to the minus four. */
const leastMissed = 4;

/** The remarkable facts, the most urgent first, at most four and one of a kind. */
export function insightsOf(facts: InsightFacts): Insight[] {
  return [quietBot(facts), unanswered(facts), conversations(facts), conversion(facts), busyHour(facts)]
    .filter((insight) => insight !== null)
    .slice(0, most);
}

/** The bot that misses the most conversations. */
function quietBot({ bots = [] }: InsightFacts): Insight | null {
  const found = bots.flatMap(({ botId, days }) => {
    const lastBusy = days.findLastIndex((day) => day.conversations > 0);
    const quietDays = days.length - 1 - lastBusy;
    if (lastBusy < 0 || quietDays < quiet.days) return [];
    const perDay = sumOf(days, (day) => day.conversations) / (lastBusy + 1);
    if (perDay < quiet.perDay || perDay * quietDays < leastMissed) return [];
    return [
      { kind: 'QUIET_BOT' as const, key: `QUIET_BOT:${botId}:${days[lastBusy]?.date}`, botId, quietDays, perDay },
    ];
  });
  return found.toSorted((one, other) => other.perDay * other.quietDays - one.perDay * one.quietDays)[0] ?? null;
}

/** The most frequent question without an answer. */
function unanswered({ unanswered: questions = [] }: InsightFacts): Insight | null {
  const [first] = questions.toSorted((one, other) => other.count - one.count);
  if (first === undefined || first.count < leastUnanswered) return null;
  const { question, count, botId } = first;
  return {
    kind: 'UNANSWERED',
    key: `UNANSWERED:${botId}:${fingerprint(foldedPhrase(question))}`,
    question,
    count,
    botId,
  };
}

function conversations({ days }: InsightFacts): Insight | null {
  const compared = days.filter((day) => day.previous !== null);
  const count = sumOf(compared, (day) => day.conversations);
  const previous = sumOf(compared, (day) => day.previous ?? 0);
  if (previous === 0) return null;
  const share = (count - previous) / previous;
  const isChance = Math.abs(count - previous) < deviations * Math.sqrt(count + previous);
  if (Math.abs(share) < leastChange || isChance) return null;
  const kind = share > 0 ? 'MORE_CONVERSATIONS' : 'FEWER_CONVERSATIONS';
  return { kind, key: `${kind}:${monthOf(days)}`, count, previous, share };
}

function conversion({ days, conversion: share }: InsightFacts): Insight | null {
  if (share === undefined || share.value === null || share.previous === null) return null;
  const { value, previous, conversations: now, previousConversations: before } = share;
  if (now === 0 || before === 0) return null;
  const together = (value * now + previous * before) / (now + before);
  const deviation = Math.sqrt(together * (1 - together) * (1 / now + 1 / before));
  const change = value - previous;
  if (Math.abs(change) < leastPoints || Math.abs(change) < deviations * deviation) return null;
  const kind = change > 0 ? 'BETTER_CONVERSION' : 'WORSE_CONVERSION';
  return { kind, key: `${kind}:${monthOf(days)}`, value, previous };
}

/** The hour of the week with the most conversations. */
function busyHour({ hours = [] }: InsightFacts): Insight | null {
  const cells = hours.flatMap((row, weekday) => row.map((count, hour) => ({ weekday, hour, count })));
  const [first] = cells.toSorted((one, other) => other.count - one.count);
  if (first === undefined || first.count < busy.count) return null;
  const average = sumOf(cells, (cell) => cell.count) / cells.length;
  const times = first.count / average;
  if (times < busy.times || first.count - average < deviations * Math.sqrt(average)) return null;
  return { kind: 'BUSY_HOUR', key: `BUSY_HOUR:${first.weekday}:${first.hour}`, ...first, times };
}

/** A fact of the next month is a new one. */
function monthOf(days: InsightFacts['days']): string {
  return days.at(-1)?.date.slice(0, 7) ?? '';
}

function sumOf<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

/** A text as a number of 32 bits (FNV-1a), in hexadecimal: the text itself may be personal, and a key is stored. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
