import type { BotDefinition, Locale } from '../model.js';
import { summaryOf } from './registry.js';

/** The blocks of a bot by id: the title of their group, and what each does in one line. Whoever calls has checked the definition. */
export function blockNames(definition: unknown, locale: Locale): Map<string, string> {
  const { flows = [] } = (definition ?? {}) as Partial<BotDefinition>;
  return new Map(
    flows.flatMap(({ groups }) =>
      groups.flatMap(({ title, blocks }) =>
        blocks.map((block): [string, string] => {
          const summary = summaryOf(block, locale)
            .replaceAll(/\*\*|__|`/gu, '')
            .trim();
          return [block.id, summary === '' ? title : `${title} › ${summary}`];
        }),
      ),
    ),
  );
}
