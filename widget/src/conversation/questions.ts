import { hasOlder } from './messages.js';
import type { Answer, Awaiting, ChatState, FieldValue, Message } from './model.js';

/** The question that the visitor can answer now; null while an answer is being sent, while a person replies, or after the end. */
export function openQuestion(state: ChatState): Awaiting | null {
  if (state.phase !== 'ready' || state.conversationState !== 'BOT') return null;
  return isSending(state) || isBurst(state) ? null : state.awaiting;
}

/** True while the choices of the question are buttons of cards in this message: it is the last one, and has all of them. */
export function isOnCards({ choices }: Awaiting, message: Message | undefined): boolean {
  const buttons = message?.content.flatMap((node) =>
    node.__typename === 'CardsNode' ? node.cards.flatMap((card) => card.buttons.map(({ choiceId }) => choiceId)) : [],
  );
  return buttons !== undefined && choices.length > 0 && choices.every(({ id }) => buttons.includes(id));
}

/** True while a message of the visitor is not confirmed by the server. */
export function isSending(state: ChatState): boolean {
  return state.queue.some((item) => item.status !== 'refused');
}

/** True while messages of a burst are still to be shown. */
function isBurst({ shownThrough, knownThrough }: ChatState): boolean {
  return shownThrough < knownThrough;
}

/** True while a reply of the bot is expected or the other side is typing; never without a connection. */
export function isPeerTyping(state: ChatState, nowMs: number): boolean {
  if (!state.isOnline || !state.isConnected) return false;
  if (state.phase !== 'ready') return state.phase === 'starting';
  if (state.typingUntilMs > nowMs || isBurst(state)) return true;
  return state.conversationState === 'BOT' && state.queue.some((item) => item.status === 'pending');
}

/** True once the visitor has sent a message in this conversation. */
export function hasVisitorSpoken(state: ChatState): boolean {
  const { queue, messages } = state;
  // A conversation with unloaded earlier messages has messages of the visitor, even if none of the loaded ones is.
  return queue.length > 0 || hasOlder(state) || messages.some((message) => message.author === 'VISITOR');
}

/**
 * The text of an answer as the server will store it: the labels of the choices, the rating, the lines of a form, names of files, or the text. Choices that are no longer
 * offered are left out.
 */
export function wordsOf(answer: Answer, awaiting: Awaiting | null): string {
  if (answer.choiceIds !== undefined) {
    const labels = new Map((awaiting?.choices ?? []).map((choice) => [choice.id, choice.label]));
    return answer.choiceIds.flatMap((id) => labels.get(id) ?? []).join(', ');
  }
  if (answer.files !== undefined) return answer.files.map(({ name }) => name).join(', ');
  if (answer.form !== undefined) return linesOf(answer.form, awaiting);
  return answer.rating === undefined ? (answer.text ?? '') : String(answer.rating);
}

function linesOf(values: readonly FieldValue[], awaiting: Awaiting | null): string {
  const entered = new Map(values.map(({ fieldId, value }) => [fieldId, value]));
  const lines = (awaiting?.form?.fields ?? []).flatMap(({ id, label, choices }) => {
    const value = entered.get(id) ?? '';
    const shown = choices.find((choice) => choice.id === value)?.label ?? value;
    return shown === '' ? [] : [`${label}: ${shown}`];
  });
  return lines.join('\n') || '…';
}

/** The values of a rating scale, lowest first. */
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
