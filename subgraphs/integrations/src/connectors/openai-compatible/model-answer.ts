import { z } from 'zod';

const count = z.int().min(0);

/** What an action of a language model returns. */
export const modelAnswerSchema = z.object({
  /** Data of the far side: whoever shows it parses it to the safe tree, never as markup. */
  text: z.string(),
  /** The model that was asked. */
  model: z.string(),
  promptTokens: count,
  completionTokens: count,
  /** Both together. */
  tokens: count,
  /** The server did not report its tokens. */
  isEstimated: z.boolean(),
  /** By the prices of the connection, in millionths of the currency; null without prices. */
  costMicros: z.number().nullable(),
  currency: z.string().nullable(),
  /** The answer ended at the limit of tokens. */
  isCut: z.boolean(),
  /** A tool that it wants used before it answers; its arguments are text of the far side. */
  toolCall: z.object({ name: z.string(), arguments: z.string() }).nullable(),
});
export type ModelAnswer = z.infer<typeof modelAnswerSchema>;

/** Tokens of a text by estimate; a little more than most models count, so that limits hold. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 3);
}
