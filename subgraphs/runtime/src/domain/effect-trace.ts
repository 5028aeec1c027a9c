import { withoutSecrets, type AnswerSource, type Effect, type EffectResult } from '@tertulia/flow-engine';

const longestDetail = 2_000;

/**
 * An effect as the simulator shows it: what is requested, and its content. No credential of a connection is in an effect; what somebody typed
 * into a text is masked.
 */
export function linesOfEffect(effect: Effect): { label: string; detail: string } {
  const { label, detail } = described(effect);
  return { label: withoutSecrets(label), detail: withoutSecrets(detail).slice(0, longestDetail) };
}

function described(effect: Effect): { label: string; detail: string } {
  switch (effect.kind) {
    case 'answer':
      return { label: effect.question, detail: '' };
    case 'reading':
      return { label: effect.text, detail: '' };
    case 'request': {
      const headers = effect.headers.map(({ name, value }) => `${name}: ${value}`);
      return { label: `${effect.method} ${effect.url}`, detail: [...headers, effect.body ?? ''].join('\n').trim() };
    }
    case 'action':
      return { label: effect.action, detail: pairs(effect.inputs) };
    case 'mail':
      return { label: `${effect.to}: ${effect.subject}`, detail: effect.text };
    case 'await':
      return { label: effect.openedBy === null ? 'URL' : effect.openedBy, detail: '' };
  }
}

/** How an effect ended, in one line: the source and score of an answer, or the status and values of a response. */
export function wordsOfResult(result: EffectResult): string {
  switch (result.kind) {
    case 'answered':
      return [
        ...failureOfModel(result),
        `${result.sourceId ?? ''} ${result.score.toFixed(2)}`.trim(),
        ...(result.sources ?? []).map(lineOfSource),
      ].join('\n');
    case 'done':
      return [result.status === null ? 'done' : String(result.status), pairs(result.values)].join(' ').trim();
    case 'failed':
      return `failed ${result.code}`;
    case 'unknown':
      return [...failureOfModel(result), withScore(result.kind, result.best)].join('\n');
    case 'unsure': {
      const choices = result.choices.map(({ id, question }) => `${id}: ${question}`);
      return [...failureOfModel(result), withScore(result.kind, result.best), ...choices].join('\n');
    }
    case 'calls':
      return `${result.toolId} ${pairs(result.values)}`.trim();
    case 'read':
      return `model: ${result.values.map((value) => value || '–').join(' | ')}`;
    case 'unread':
      return failureOfModel(result).join('\n');
    case 'timeout':
      return result.kind;
  }
}

function lineOfSource({ title, heading, page }: AnswerSource): string {
  return [title, heading, page === null ? '' : `p. ${page}`].filter((one) => one !== '').join(' › ');
}

function withScore(words: string, score: number | undefined): string {
  return score === undefined ? words : `${words} ${score.toFixed(2)}`;
}

function failureOfModel({ modelFailure }: { readonly modelFailure?: string }): string[] {
  return modelFailure === undefined ? [] : [`model: failed ${modelFailure}`];
}

function pairs(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
