import type { Locale, Tone } from '@tertulia/flow-engine';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Locale, string>>;

/** The language and form of address of a bot. */
export interface Voice {
  readonly locale: Locale;
  readonly tone: Tone;
}

/** A text in both languages. Spanish may contain forms of address: `[tú|usted|vos]`, or `[tú|vos]` in texts never used with usted. */
export function both(es: string, en: string): Bilingual {
  return { es, en };
}

/** The text in the voice's language and form of address. */
export function spoken(text: Bilingual, { locale, tone }: Voice): string {
  return text[locale].replace(/\[([^\][|]*(?:\|[^\][|]*){1,2})\](?!\()/g, (_, forms: string) =>
    formFor(forms.split('|'), tone),
  );
}

function formFor(forms: readonly string[], tone: Tone): string {
  const [familiar = '', second = '', third] = forms;
  switch (tone) {
    case 'TU':
      return familiar;
    case 'USTED':
      return third === undefined ? familiar : second;
    case 'VOS':
      return third ?? second;
  }
}
