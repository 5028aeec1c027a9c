export type Locale = 'es' | 'en';

/** A text in both languages. */
export type Text = Readonly<Record<Locale, string>>;

/** Where a conversation takes place. Simulations never count. */
export const channelNames = {
  WEB: { es: 'Página web', en: 'Web page' },
  API: { es: 'API', en: 'API' },
  SIMULATOR: { es: 'Simulador', en: 'Simulator' },
  WHATSAPP: { es: 'WhatsApp', en: 'WhatsApp' },
  TELEGRAM: { es: 'Telegram', en: 'Telegram' },
} as const satisfies Record<string, Text>;
export type WordedChannel = keyof typeof channelNames;

export const languageNames = {
  es: { es: 'Español', en: 'Spanish' },
  en: { es: 'Inglés', en: 'English' },
} as const satisfies Record<string, Text>;
export type WordedLanguage = keyof typeof languageNames;

export const visitorNames = {
  NEW: { es: 'Visitantes nuevos', en: 'New visitors' },
  RETURNING: { es: 'Visitantes que vuelven', en: 'Returning visitors' },
} as const satisfies Record<string, Text>;
export type WordedVisitor = keyof typeof visitorNames;

/** A Monday. */
const mondayMs = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;
const options = { weekday: 'long', timeZone: 'UTC' } as const;
const formats = { es: new Intl.DateTimeFormat('es', options), en: new Intl.DateTimeFormat('en', options) };

/** The name of a weekday by its number; 0 is Monday. */
export function weekdayName(number: number, locale: Locale): string {
  return formats[locale].format(mondayMs + number * dayMs);
}
