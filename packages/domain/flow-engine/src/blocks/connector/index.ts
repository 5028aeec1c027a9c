import { z } from 'zod';
import { isUnsafeName } from '../../definition/names.js';
import { name, text } from '../../definition/parts.js';
import { renderDataText } from '../../outside/plain-values.js';
import type { ActionInputValue, BlockOf, OutsideEffect } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockDefinition, Finding } from '../definition.js';
import {
  connectionId,
  defineOutside,
  effectBase,
  mappings,
  mappingsOf,
  request,
  withoutConnection,
  type EffectFault,
} from '../outside.js';

const maxInputLength = 20_000;

const inputName = name.refine((given) => given !== '' && !isUnsafeName(given), 'This name is reserved');
const entry = z.object({ name: inputName, value: text });

/** Runs an action of a connection, such as adding a row to a sheet. */
export const connector: BlockDefinition<'connector'> = defineOutside<'connector'>({
  name: { es: 'Acción de integración', en: 'Integration action' },
  options: z.object({
    connectionId,
    action: name,
    inputs: z.array(z.object({ name: inputName, value: text, entries: z.array(entry).max(60).optional() })).max(50),
    mappings,
    timeoutSeconds: z.number().int().min(1).max(60),
    isBackground: z.boolean(),
  }),
  defaults: () => ({
    ...{ connectionId: null, action: '', inputs: [], mappings: [], timeoutSeconds: 20, isBackground: true },
  }),
  templates: ({ options }) =>
    options.inputs.flatMap(({ value, entries }, at) =>
      entries === undefined
        ? [{ field: `inputs.${at}.value`, source: value }]
        : entries.map((one, index) => ({ field: `inputs.${at}.entries.${index}.value`, source: one.value })),
    ),
  inspect: (block) => [...withoutConnection(block), ...(block.options.action === '' ? [withoutAction] : [])],
  summary: ({ options }, locale) => options.action || connector.name[locale],
  run: (block, turn) => request(block, turn, effectOf(block, turn)),
});

function effectOf(block: BlockOf<'connector'>, turn: Turn): OutsideEffect | EffectFault {
  const { connectionId: connection, action, inputs, timeoutSeconds } = block.options;
  if (connection === null || action === '') return 'NO_CONNECTION';
  const values = inputs.map((input) => [input.name, inputText(input, turn)] as const);
  if (values.some(([, value]) => value.length > maxInputLength)) return 'BAD_BODY';
  const given = { connectionId: connection, action, inputs: Object.fromEntries(values) };
  return { kind: 'action', ...effectBase(block, turn, timeoutSeconds * 1_000), ...given, mappings: mappingsOf(block) };
}

function inputText({ value, entries }: ActionInputValue, turn: Turn): string {
  const render = (source: string): string => renderDataText(turn.compile(source), turn);
  if (entries === undefined) return render(value);
  return JSON.stringify(Object.fromEntries(entries.map((entry) => [entry.name, render(entry.value)])));
}

const withoutAction: Finding = {
  code: 'MISSING_OPTION',
  field: 'action',
  message: { es: 'Falta elegir la acción.', en: 'The action is missing.' },
  fix: { es: 'Elige qué debe hacer la integración.', en: 'Pick what the integration should do.' },
};
