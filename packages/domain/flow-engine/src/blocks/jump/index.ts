import { z } from 'zod';
import { edgeTarget } from '../../definition/parts.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Goes to another group; without a target it continues with the next block. */
export const jump: BlockDefinition<'jump'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Ir a', en: 'Go to' },
  options: z.object({ target: edgeTarget.nullable() }),
  defaults: () => ({ target: null }),
  falls: (block) => block.options.target === null,
  inspect: (block) =>
    block.options.target !== null
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'target',
            message: { es: 'Falta elegir el destino.', en: 'The target is missing.' },
            fix: { es: 'Elige un grupo.', en: 'Pick a group.' },
          },
        ],
  summary: (block, locale) =>
    block.options.target ? `${jump.name[locale]} ${block.options.target.groupId}` : jump.name[locale],
  run: (block) => (block.options.target ? { kind: 'goTo', target: block.options.target } : { kind: 'next' }),
};
