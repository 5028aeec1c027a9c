import type { Locale } from '@tertulia/flow-engine';

const texts = {
  takenOver: { es: 'Te atiende {name}', en: '{name} is now with you' },
  givenBack: { es: 'Sigues con el asistente', en: 'You are back with the assistant' },
  nobodyYet: {
    es:
      'Todas las personas del equipo están ocupadas. Sigues en la lista: déjanos aquí tu mensaje y un teléfono o correo, ' +
      'y te responderemos en cuanto alguien quede libre.',
    en:
      'Everybody of the team is busy. You are still on the list: leave us your message and a phone or e-mail here, ' +
      'and we will answer as soon as somebody is free.',
  },
  someone: { es: 'una persona del equipo', en: 'someone from the team' },
} as const;

/** The message that says who replies from now on. */
export function takenOverText(locale: Locale, name: string | null): string {
  return capitalized(texts.takenOver[locale].replace('{name}', name ?? texts.someone[locale]));
}

/** The message to a waiting visitor that it takes longer, and what to do meanwhile. */
export function nobodyYetText(locale: Locale): string {
  return texts.nobodyYet[locale];
}

/** The message that says that the bot replies again. */
export function givenBackText(locale: Locale): string {
  return texts.givenBack[locale];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
