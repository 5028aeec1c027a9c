import type { ErrorEntry } from './entry.js';

/** The flows of a bot. */
export const flowCodes = {
  FLOW_IN_USE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Otro flujo usa este. Quita primero los bloques que llevan a él.',
    en: 'Another flow uses this one. Remove the blocks that lead to it first.',
    description: {
      es: 'Un bloque de otro flujo lo usa, o lleva a uno de sus grupos.',
      en: 'A block of another flow runs it, or leads to one of its groups.',
    },
  },
  MAIN_FLOW: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El flujo principal no se puede eliminar: las conversaciones empiezan en él.',
    en: 'The main flow cannot be deleted: conversations begin in it.',
    description: {
      es: 'El flujo principal es el primero del bot.',
      en: 'The main flow is the first of the bot.',
    },
  },
  TOO_MANY_FLOWS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Un bot tiene como máximo {max} flujos.',
    en: 'A bot has at most {max} flows.',
    description: {
      es: 'Elimina un flujo que ya no se use.',
      en: 'Delete a flow that is no longer used.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
