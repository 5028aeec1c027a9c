import type { FormField, Locale } from '@tertulia/flow-engine';

type Choices = FormField['choices'];

const mostChoices = 50;

/** The choices of a field, one on each line. */
export function linesOf(choices: Choices, locale: Locale): string {
  return choices.map(({ label }) => label[locale] ?? '').join('\n');
}

/**
 * The choices that lines stand for. A line that was there keeps its choice, with its words in the other language; so does one that was
 * rewritten in its place.
 */
export function choicesIn(
  lines: string,
  before: Choices,
  { locale, newId }: { locale: Locale; newId: () => string },
): Choices {
  const words = lines
    .split('\n')
    .slice(0, mostChoices)
    .map((line) => line.slice(0, 200));
  const isSameLength = words.length === before.length;
  const left = [...before];
  const take = (wanted: Choices[number] | undefined): Choices[number] | undefined => {
    const at = wanted === undefined ? -1 : left.indexOf(wanted);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const same = words.map((word) => take(left.find(({ label }) => label[locale] === word)));
  return words.map((word, at) => {
    const kept = same[at] ?? (isSameLength ? take(before[at]) : undefined);
    return { id: kept?.id ?? newId(), label: { ...kept?.label, [locale]: word } };
  });
}
