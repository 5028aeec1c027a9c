import { z } from 'zod';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Takes the port `open` or `closed`, depending on the opening hours and exceptions of the business. */
export const businessHours: BlockDefinition<'businessHours'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Horario de atención', en: 'Business hours' },
  options: z.object({}),
  defaults: () => ({}),
  ports: () => ['open', 'closed'],
  branches: () => ['open', 'closed'],
  summary: (_block, locale) => (locale === 'es' ? '¿Está abierto ahora?' : 'Open now?'),
  run: (_block, turn) => ({
    kind: 'port',
    port: turn.isOpen ? 'open' : 'closed',
  }),
};
