import { z } from 'zod';
import { text, variableReference } from '../../definition/parts.js';
import { returnedValues } from '../../engine/frames.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Goes back to the block that called the flow. In a flow that was not called, the path ends. */
export const returnBlock: BlockDefinition<'return'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Volver', en: 'Return' },
  options: z.object({ values: z.array(z.object({ name: variableReference, value: text })).max(20) }),
  defaults: () => ({ values: [] }),
  falls: () => false,
  templates: (block) => block.options.values.map(({ value }, at) => ({ field: `values.${at}.value`, source: value })),
  summary: (block, locale) => {
    const values = block.options.values.map(({ name, value }) => `${name} = ${value}`);
    return [returnBlock.name[locale], ...(values.length > 0 ? [values.join(', ')] : [])].join(': ');
  },
  run: (block, turn) => ({ kind: 'return', values: returnedValues(turn, block) }),
};
