import type { Choice } from './model.js';

/** The choices that contain every word of the search, ignoring accents and case; all for an empty search. */
export function matchingChoices(choices: readonly Choice[], search: string): readonly Choice[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return choices.filter(({ label, detail }) => {
    const text = folded(`${label} ${detail}`);
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
