/** Languages of bots. Spanish is the platform's default language. */
export type Locale = 'es' | 'en';

/** A text in one or both languages; without a translation, the text in the bot's own language is used. May contain light Markdown and `{{ variables }}`. */
export type FlowText = { es?: string | undefined; en?: string | undefined };
