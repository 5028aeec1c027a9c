import { withoutSecrets } from '@tertulia/flow-engine';

/** What was sent to a language model, and what came of it, for the owner who tries a bot. Keys and passwords that somebody typed are masked. */
export interface ModelFacts {
  readonly model: string;
  readonly instructions: string;
  /** Texts of others that were sent with it. */
  readonly data: string;
  readonly question: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** In millionths of the currency; null where the connection has no prices. */
  readonly costMicros: number | null;
  readonly currency: string | null;
  readonly ms: number;
  /** Why it did not answer; null where it did. */
  readonly failure: string | null;
}

/** The facts of a call from its inputs and what came back: values, or the code of a failure. */
export function factsOf(
  inputs: Readonly<Record<string, string>>,
  said: Readonly<Record<string, unknown>> | string,
  { model, ms }: { readonly model: string; readonly ms: number },
): ModelFacts {
  const values = typeof said === 'string' ? {} : said;
  const { instructions = '', data = '', question = '' } = inputs;
  const calls = inputs['calls'] ?? '';
  return {
    ...{ ms, model: textOf(values['model']) ?? model },
    ...{ instructions: withoutSecrets(instructions), question: withoutSecrets(question) },
    data: withoutSecrets(calls === '' ? data : `${data}\n\n${calls}`),
    promptTokens: numberOf(values['promptTokens']) ?? 0,
    completionTokens: numberOf(values['completionTokens']) ?? 0,
    costMicros: numberOf(values['costMicros']),
    currency: textOf(values['currency']),
    failure: typeof said === 'string' ? said : null,
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
