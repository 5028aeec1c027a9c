import { hasOlder } from './messages.js';
import type { Answer, Awaiting, ChatState } from './model.js';

/** The question that the visitor may answer now; null while an answer is under way, a person answers, or it is over. */
export function openQuestion(state: ChatState): Awaiting | null {
  if (state.phase !== 'ready' || state.conversationState !== 'BOT') return null;
  return isSending(state) || isBurst(state) ? null : state.awaiting;
}

/** True while a message of the visitor waits for the server's word. */
export function isSending(state: ChatState): boolean {
  return state.queue.some((item) => item.status !== 'refused');
}

/** True while messages of a burst wait for their time. */
function isBurst({ shownThrough, knownThrough }: ChatState): boolean {
  return shownThrough < knownThrough;
}

/** True while the bot is expected to answer, or the other side said that it types; never while nobody can be reached. */
export function isPeerTyping(state: ChatState, nowMs: number): boolean {
  if (!state.isOnline || !state.isConnected) return false;
  if (state.phase !== 'ready') return state.phase === 'starting';
  if (state.typingUntilMs > nowMs || isBurst(state)) return true;
  return state.conversationState === 'BOT' && state.queue.some((item) => item.status === 'pending');
}

/** True once the visitor has said anything in this conversation. */
export function hasVisitorSpoken(state: ChatState): boolean {
  const { queue, messages } = state;
  // Who has more than fits has spoken, also where it is in none of the newest messages.
  return queue.length > 0 || hasOlder(state) || messages.some((message) => message.author === 'VISITOR');
}

/**
 * Words for the visitor's own bubble, as the server will store them: labels of the choices, the mark, or the text. Choices that
 * are no longer offered have none.
 */
export function wordsOf(answer: Answer, awaiting: Awaiting | null): string {
  if (answer.choiceIds !== undefined) {
    const labels = new Map((awaiting?.choices ?? []).map((choice) => [choice.id, choice.label]));
    return answer.choiceIds.flatMap((id) => labels.get(id) ?? []).join(', ');
  }
  return answer.rating === undefined ? (answer.text ?? '') : String(answer.rating);
}

/** The marks of a rating, lowest first. */
export function ratingMarks(awaiting: Awaiting): readonly number[] {
  const defaults = { STARS: [1, 5], NUMBERS: [1, 10], NPS: [0, 10] } as const;
  const [low, high] = defaults[awaiting.scale ?? 'STARS'];
  const first = whole(awaiting.min, low);
  const last = Math.min(whole(awaiting.max, high), first + 10);
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
}

function whole(text: string | null, fallback: number): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) ? value : fallback;
}
