import { z } from 'zod';
import { edgeTarget } from '../../definition/parts.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Goes to another group, of any flow, or on within a list. Without either it continues with the next block. */
export const jump: BlockDefinition<'jump'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Ir a', en: 'Go to' },
  options: z.object({ target: edgeTarget.nullable(), loop: z.enum(['NEXT', 'LEAVE']).optional() }),
  defaults: () => ({ target: null }),
  falls: ({ options }) => options.target === null && options.loop === undefined,
  inspect: ({ options }) =>
    options.target !== null || options.loop !== undefined
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'target',
            message: { es: 'Falta elegir el destino.', en: 'The target is missing.' },
            fix: { es: 'Elige un grupo.', en: 'Pick a group.' },
          },
        ],
  summary: ({ options }, locale) => {
    if (options.loop !== undefined) return inLoop[options.loop][locale];
    return options.target ? `${jump.name[locale]} ${options.target.groupId}` : jump.name[locale];
  },
  run: ({ options }) => {
    if (options.loop !== undefined) return { kind: 'loop', to: options.loop };
    return options.target ? { kind: 'goTo', target: options.target } : { kind: 'next' };
  },
};

const inLoop = {
  NEXT: { es: 'Ir al siguiente de la lista', en: 'Go to the next of the list' },
  LEAVE: { es: 'Salir de la lista', en: 'Leave the list' },
} as const;
