import { foldedPhrase, foldText } from '@tertulia/words';
import { withoutInvisible } from '../plain.js';

/** A choice as it was shown. */
export interface ShownChoice {
  id: string;
  label: string;
  /** Other words for it. */
  synonyms?: readonly string[] | undefined;
}

/** A label in the forms in which it is compared. */
export interface Label {
  id: string;
  /** As it was typed, without surrounding spaces. */
  raw: string;
  /** Folded, with its signs: `c++`. */
  signs: string;
  /** Folded words only. */
  phrase: string;
  /** Its emoji without variation and skin tone. */
  emoji: string;
}

const emojiPattern = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/gu;

/** The synonyms of all choices as labels of their own. */
export function synonymsOf(choices: readonly ShownChoice[]): Label[] {
  return choices.flatMap(({ id, synonyms = [] }) => synonyms.map((label) => labelOf({ id, label })));
}

export function labelOf({ id, label }: ShownChoice): Label {
  const phrase = foldedPhrase(label.replace(/(?<=\w)['’](?=\w)/g, ''));
  return { id, raw: label.trim(), signs: signsOf(label), phrase, emoji: emojiOf(label) };
}

/** A folded text with its signs but without the punctuation around sentences. */
export function signsOf(text: string): string {
  return foldText(withoutInvisible(text))
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, ' ')
    .replace(/[¿?¡!.,;:"«»“”()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Signs that are part of a name: `+`, `#`, `*`, `/`, `%`. */
export function nameSigns(text: string): string {
  return signsOf(text).replace(/[^+#*/%&=<>]/g, '');
}

export function emojiOf(text: string): string {
  return (
    withoutInvisible(text)
      .replace(/\p{Emoji_Modifier}/gu, '')
      .match(emojiPattern) ?? []
  ).join('');
}
