import { foldText } from '@tertulia/words';
import type { ChoiceItem } from '../../model.js';
import type { Finding } from '../definition.js';

/** A finding for each choice with a synonym that is also a label or a synonym of another one: a visitor would be asked which. */
export function ambiguousNames(items: readonly ChoiceItem[]): Finding[] {
  const owners = new Map<string, Set<string>>();
  for (const item of items) {
    for (const name of namesOf(item)) owners.set(name, (owners.get(name) ?? new Set()).add(item.id));
  }
  return items.flatMap((item, at) => {
    const shared = item.synonyms?.find((synonym) => (owners.get(foldText(synonym))?.size ?? 0) > 1);
    return shared === undefined ? [] : [ambiguous(shared, at)];
  });
}

function namesOf({ label, synonyms = [] }: ChoiceItem): string[] {
  return [label.es, label.en, ...synonyms].filter((name) => name !== undefined).map(foldText);
}

function ambiguous(synonym: string, at: number): Finding {
  return {
    code: 'AMBIGUOUS_CHOICE',
    field: `items.${at}.synonyms`,
    message: {
      es: `«${synonym}» puede significar dos opciones, así que el bot va a preguntar cuál.`,
      en: `“${synonym}” may mean two choices, so the bot will ask which.`,
    },
    fix: { es: 'Déjalo en una sola opción.', en: 'Keep it at one choice only.' },
  };
}
