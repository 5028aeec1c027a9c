import { z } from 'zod';
import { id, text, variableReference } from '../../definition/parts.js';
import { enterCall } from '../../engine/frames.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Runs another flow of the bot with values for its parameters, and stores what it returns. */
export const callFlow: BlockDefinition<'callFlow'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Usar otro flujo', en: 'Run another flow' },
  options: z.object({
    flowId: id.nullable(),
    inputs: z.array(z.object({ name: variableReference, value: text })).max(20),
    outputs: z.array(z.object({ name: variableReference, variable: variableReference })).max(20),
  }),
  defaults: () => ({ flowId: null, inputs: [], outputs: [] }),
  templates: (block) => block.options.inputs.map(({ value }, at) => ({ field: `inputs.${at}.value`, source: value })),
  variables: (block) =>
    block.options.outputs.flatMap(({ variable }, at) =>
      variable === '' ? [] : [{ field: `outputs.${at}.variable`, path: variable, isWritten: true }],
    ),
  inspect: (block) =>
    block.options.flowId !== null
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'flowId',
            message: { es: 'Falta elegir el flujo.', en: 'The flow is missing.' },
            fix: { es: 'Elige un flujo.', en: 'Pick a flow.' },
          },
        ],
  summary: (_block, locale) => callFlow.name[locale],
  run: (block, turn) => enterCall(turn, block),
};
