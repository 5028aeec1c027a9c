/** A text that the bot should understand, and the block at which it was written. */
export interface Teaching {
  readonly text: string;
  readonly blockId: string | null;
}

/** A message of a conversation or a simulation. */
interface SentMessage {
  readonly sequence: number;
  readonly author: string;
  readonly text: string;
  readonly blockId: string | null;
}

/** Messages that are looked through for the question before the visitor's text. */
export const messagesBefore = 8;

/** The text of a visitor's message and the block whose message was the last one before it; null for anything else. */
export function taughtBy(messages: readonly SentMessage[], sequence: number): Teaching | null {
  const message = messages.find((one) => one.sequence === sequence);
  if (message?.author !== 'VISITOR' || message.text.trim() === '') return null;
  const asked = messages.findLast((one) => one.sequence < sequence && one.blockId !== null);
  return { text: message.text, blockId: asked?.blockId ?? null };
}
