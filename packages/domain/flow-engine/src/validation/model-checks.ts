import type { BotDefinition, Flow, Problem } from '../model.js';
import { problem } from './report.js';

/** Conditions in words that nobody can read: without a model their exit is never taken. */
export function checkNeedOfModel({ settings }: BotDefinition, { id: flowId, groups }: Flow): Problem[] {
  if (settings.answerModel !== undefined) return [];
  return groups.flatMap(({ id: groupId, blocks }) =>
    blocks.flatMap((block) => {
      const at = block.kind === 'condition' ? block.options.rows.findIndex(({ words }) => words !== undefined) : -1;
      return at < 0
        ? []
        : [problem('NO_MODEL', { flowId, groupId, blockId: block.id, field: `rows.${at}.words` }, words)];
    }),
  );
}

const words = {
  message: {
    es: 'Una condición en palabras la decide un modelo, y este bot no tiene: nunca se cumple.',
    en: 'A condition in words is decided by a model, and this bot has none: it is never met.',
  },
  fix: { es: 'Elige un modelo en Prompts o usa comparaciones.', en: 'Pick a model in Prompts or use comparisons.' },
};
