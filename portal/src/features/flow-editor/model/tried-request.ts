import {
  isAwaited,
  startState,
  step,
  type BlockOf,
  type BotDefinition,
  type Flow,
  type Locale,
  type OutsideEffectOf,
} from '@tertulia/flow-engine';
import { namesIn } from './completion.js';

type HttpRequest = BlockOf<'httpRequest'>;

/** The variables that a request needs, in the order in which they appear. */
export function variablesOf({ options }: HttpRequest): string[] {
  const sources = [options.url, ...options.headers.map(({ value }) => value), options.body];
  return [...new Set(sources.flatMap((source) => namesIn(source)))].filter((name) => !name.includes('.'));
}

/**
 * The request with these values, exactly as a conversation makes it; else why it cannot be made.
 */
export function triedRequest(
  definition: BotDefinition,
  block: HttpRequest,
  given: { values: Readonly<Record<string, string>>; locale: Locale },
): OutsideEffectOf<'request'> | { fault: string } {
  const position = { x: 0, y: 0 };
  const options = { ...block.options, isBackground: false };
  const flow: Flow = {
    ...{ id: 'try', name: '' },
    events: [{ id: 'start', kind: 'start', position }],
    groups: [{ id: 'try', title: '', position, blocks: [{ ...block, options }] }],
    edges: [{ id: 'start', source: { kind: 'event', id: 'start' }, target: { groupId: 'try' } }],
  };
  const variables = definition.variables.map((variable) => withValue(variable, given.values[variable.name]));
  const only: BotDefinition = { ...definition, flows: [flow], variables };
  const state = startState(only, { locale: given.locale, seed: 1 });
  const result = step({ definition: only, state, input: { kind: 'start' }, context: { now: new Date() } });
  const effect = result.effects.find(isAwaited);
  if (effect?.kind === 'request') return effect;
  const fault = result.outputs.find((output) => output.kind === 'fault');
  return { fault: fault?.code ?? 'BAD_URL' };
}

function withValue(variable: BotDefinition['variables'][number], typed: string | undefined) {
  if (typed === undefined || typed === '') return variable;
  const isNumber = variable.type === 'NUMBER' && Number.isFinite(Number(typed));
  return { ...variable, defaultValue: isNumber ? Number(typed) : typed };
}
