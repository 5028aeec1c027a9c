import { z } from 'zod';
import { variableReference } from '../../definition/parts.js';
import type { BlockOf, EffectResult, OutsideEffectOf } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockDefinition, Finding, Outcome } from '../definition.js';
import { defineOutside, effectBase, expire, mappings, mappingsOf, storeValues, tooMany, waitFor } from '../outside.js';

type AwaitWebhook = BlockOf<'awaitWebhook'>;
type AwaitEffect = OutsideEffectOf<'await'>;
type Done = Extract<EffectResult, { kind: 'done' }>;

const minuteMs = 60_000;

/** Opens a one-time URL in a variable and waits for its call; a block that opened one in the background only waits. */
export const awaitWebhook: BlockDefinition<'awaitWebhook'> = defineOutside<'awaitWebhook'>({
  isEitherPort: true,
  name: { es: 'Esperar webhook', en: 'Wait for a webhook' },
  options: z.object({
    variable: variableReference,
    mappings,
    timeoutMinutes: z.number().int().min(1).max(4_320),
    isBackground: z.boolean(),
  }),
  defaults: () => ({ variable: '', mappings: [], timeoutMinutes: 30, isBackground: false }),
  ports: ['received', 'timeout'],
  variables: ({ options }) =>
    options.variable === '' ? [] : [{ field: 'variable', path: options.variable, isWritten: true }],
  inspect: ({ options }) => (options.variable === '' ? [withoutVariable] : []),
  summary: ({ options }, locale) => {
    if (options.variable === '') return awaitWebhook.name[locale];
    if (options.isBackground) return `${locale === 'es' ? 'Abre la URL' : 'Opens the URL'} ${options.variable}`;
    return `${locale === 'es' ? 'Espera la llamada a' : 'Waits for the call to'} ${options.variable}`;
  },
  run: (block, turn) => {
    const opened = turn.state.openedUrls ?? {};
    const { variable, isBackground } = block.options;
    const openedBy = !isBackground && Object.hasOwn(opened, variable) ? (opened[variable] ?? null) : null;
    return start(block, turn, openedBy);
  },
  goOn: (block, result, turn) => {
    const { openEffect } = turn.state;
    turn.state.openEffect = null;
    if (result.kind === 'timeout') return expire(block, turn);
    if (result.kind !== 'done' || openEffect?.kind !== 'await') {
      turn.fault(block.id, result.kind === 'failed' ? result.code : 'UNEXPECTED_RESULT');
      return { kind: 'port', port: 'timeout' };
    }
    return openEffect.openedBy === null
      ? opened(block, turn, { effect: openEffect, result })
      : called(block, turn, result);
  },
});

/** Opens a URL, or waits for the call to the one that an effect opened. */
function start(block: AwaitWebhook, turn: Turn, openedBy: string | null): Outcome {
  if (!turn.countEffect()) return tooMany(block, turn);
  const base = effectBase(block, turn, block.options.timeoutMinutes * minuteMs);
  const isBackground = openedBy === null;
  return waitFor(turn, { kind: 'await', ...base, isBackground, openedBy, mappings: mappingsOf(block) });
}

function opened(block: AwaitWebhook, turn: Turn, { effect, result }: { effect: AwaitEffect; result: Done }): Outcome {
  const { variable, isBackground } = block.options;
  turn.setVariable(block.id, variable, result.values['url'] ?? null);
  turn.state.openedUrls = { ...turn.state.openedUrls, [variable]: effect.id };
  return isBackground ? { kind: 'next' } : start(block, turn, effect.id);
}

function called(block: AwaitWebhook, turn: Turn, result: Done): Outcome {
  storeValues(block, result.values, turn);
  const { [block.options.variable]: _called, ...others } = turn.state.openedUrls ?? {};
  turn.state.openedUrls = others;
  return { kind: 'port', port: 'received' };
}

const withoutVariable: Finding = {
  code: 'MISSING_OPTION',
  field: 'variable',
  message: { es: 'Falta la variable que guarda la URL.', en: 'The variable that stores the URL is missing.' },
  fix: { es: 'Elige una variable.', en: 'Pick a variable.' },
};
