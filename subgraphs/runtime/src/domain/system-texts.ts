import type { Locale } from '@tertulia/flow-engine';

const texts = {
  takenOver: { es: 'Te atiende {name}', en: '{name} is now with you' },
  givenBack: { es: 'Sigues con el asistente', en: 'You are back with the assistant' },
  someone: { es: 'una persona del equipo', en: 'someone from the team' },
} as const;

/** The line that tells the visitor who answers from now on. */
export function takenOverText(locale: Locale, name: string | null): string {
  return capitalized(texts.takenOver[locale].replace('{name}', name ?? texts.someone[locale]));
}

/** The line that tells the visitor that the bot answers again. */
export function givenBackText(locale: Locale): string {
  return texts.givenBack[locale];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
