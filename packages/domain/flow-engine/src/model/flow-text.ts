/** Languages a bot can speak. Spanish is the platform's first language. */
export type Locale = 'es' | 'en';

/** A text in one or both languages; the bot's own locale is used where a translation is missing. May hold light Markdown and `{{ variables }}`. */
export type FlowText = { es?: string | undefined; en?: string | undefined };
