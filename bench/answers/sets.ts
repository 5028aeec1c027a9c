import { laterEnglish } from './later-questions-en.ts';
import { laterSpanish } from './later-questions-es.ts';
import { otherWordsEnglish } from './other-words-en.ts';
import { otherWordsSpanish } from './other-words-es.ts';
import { plainEnglish } from './plain-questions-en.ts';
import { plainSpanish } from './plain-questions-es.ts';
import { english } from './questions-en.ts';
import { spanish } from './questions-es.ts';
import type { QuestionSet } from './question-set.ts';

type Language = 'es' | 'en';

/** The least share of answerable questions that are answered rightly, and of the others that are admitted. */
interface Bounds {
  readonly right: number;
  readonly admitted: number;
}

/** A set of questions, put to the bots of one language. */
interface Asking {
  readonly name: string;
  readonly set: QuestionSet;
  readonly locale: Language;
  readonly bounds: Bounds;
}

interface Group {
  readonly name: string;
  readonly sets: Readonly<Record<Language, QuestionSet>>;
  /** Put to bots of their own language. */
  readonly own: Bounds;
  /** Put to bots of the other language. */
  readonly other: Readonly<Record<Language, Bounds>>;
}

const groups: readonly Group[] = [
  {
    name: '',
    sets: { es: spanish, en: english },
    own: { right: 0.97, admitted: 0.97 },
    other: { es: { right: 0.95, admitted: 0.97 }, en: { right: 0.95, admitted: 0.97 } },
  },
  {
    name: 'later',
    sets: { es: laterSpanish, en: laterEnglish },
    own: { right: 0.88, admitted: 0.97 },
    other: { es: { right: 0.85, admitted: 0.97 }, en: { right: 0.85, admitted: 0.97 } },
  },
  {
    name: 'plain',
    sets: { es: plainSpanish, en: plainEnglish },
    own: { right: 0.94, admitted: 0.97 },
    other: { es: { right: 0.9, admitted: 0.97 }, en: { right: 0.92, admitted: 0.95 } },
  },
  {
    name: 'other words,',
    sets: { es: otherWordsSpanish, en: otherWordsEnglish },
    own: { right: 0.9, admitted: 0.97 },
    other: { es: { right: 0.88, admitted: 0.97 }, en: { right: 0.88, admitted: 0.97 } },
  },
];
const languages = { es: 'Spanish', en: 'English' } as const;

/** Every set, put to the bots of its own language and to those of the other. */
export const askings: readonly Asking[] = groups.flatMap(({ name, sets, own, other }) =>
  (['es', 'en'] as const).flatMap((locale) =>
    (['es', 'en'] as const).map((asked) => ({
      name: `${name} ${languages[asked]}, ${languages[locale]} bot`.trim(),
      ...{ set: sets[asked], locale, bounds: asked === locale ? own : other[asked] },
    })),
  ),
);
