import type { Prompt } from '@tertulia/flow-engine';

/** A saved state of a prompt. */
export interface PromptVersion {
  id: string;
  organizationId: string;
  botId: string;
  promptId: string;
  number: number;
  name: string;
  role: string;
  tone: string;
  limits: string;
  knowledge: string;
  authorId: string | null;
  note: string;
  createdAt: Date;
}

const sameSittingMs = 10 * 60_000;

/** True if a save continues what the same person saved a few minutes ago: without a note on either, both are one version. */
export function continues(
  latest: Pick<PromptVersion, 'note' | 'authorId' | 'createdAt'>,
  save: { note: string; by: string | null; now: Date },
): boolean {
  if (latest.note !== '' || save.note !== '' || latest.authorId !== save.by) return false;
  return save.now.getTime() - latest.createdAt.getTime() < sameSittingMs;
}

/** US dollars per million input tokens, for estimates; an average price of hosted models. */
const estimatedUsdPerMillionTokens = 2.5;

/** Spanish and English text has about four characters per token. */
const charactersPerToken = 4;

export interface TokenEstimate {
  tokens: number;
  /** Cost of reading the prompt a thousand times, in US cents, rounded up. */
  costPerThousandCents: number;
}

export function promptText(prompt: Pick<Prompt, 'role' | 'tone' | 'limits' | 'knowledge'>): string {
  return [prompt.role, prompt.tone, prompt.limits, prompt.knowledge].filter((part) => part.trim() !== '').join('\n\n');
}

/** An estimate: the true number depends on the model's tokenizer. */
export function estimateTokens(text: string): TokenEstimate {
  const tokens = Math.ceil(text.length / charactersPerToken);
  return { tokens, costPerThousandCents: Math.ceil((tokens * 1000 * estimatedUsdPerMillionTokens * 100) / 1_000_000) };
}

const variablePattern = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)[^}]*\}\}/gu;

/** Names in `{{ }}`, each once, in order of appearance. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(variablePattern)].map((match) => match[1] ?? ''))];
}

/** The text with sample values; a name without a value stays in its braces. */
export function previewOf(text: string, values: Record<string, unknown>): string {
  return text.replaceAll(variablePattern, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : whole;
  });
}
