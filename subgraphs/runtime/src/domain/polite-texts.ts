import type { BotDefinition, Locale } from '@tertulia/flow-engine';

const texts = {
  es: { sorry: 'Por ahora no podemos atenderte en este chat.', call: 'Llámanos o escríbenos al {phone}.' },
  en: { sorry: 'We cannot attend to you in this chat right now.', call: 'Call or write to us at {phone}.' },
} as const;

/** The text for a visitor when no more conversations can start: where else to reach the business. */
export function notAttendingText(definition: BotDefinition, locale: Locale): string {
  const { sorry, call } = texts[locale];
  const [phone = ''] = definition.profile.phones;
  return phone === '' ? sorry : `${sorry} ${call.replace('{phone}', phone)}`;
}
