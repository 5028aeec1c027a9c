import {
  defaultIntentText,
  listedIntents,
  pickText,
  type BotDefinition,
  type FlowText,
  type IntentSettings,
} from '@tertulia/flow-engine';

/** What a visitor may want of the bot itself. */
export type IntentName = (typeof listedIntents)[number];

/** How the bot reacts to an intent: by default, with the owner's text, not at all, or by a path of the flow. */
export type IntentMode = 'byDefault' | 'own' | 'off' | 'inFlow';

/** The mode of an intent. A path of the main flow goes before everything else. */
export function intentModeOf({ settings, flows }: BotDefinition, intent: IntentName): IntentMode {
  const [main] = flows;
  const event = main?.events.find((one) => one.kind === 'intent' && one.intent === intent);
  const isWired = main?.edges.some(({ source }) => source.kind === 'event' && source.id === event?.id) === true;
  if (isWired) return 'inFlow';
  const reply = settings.intents?.replies?.[intent];
  if (reply === undefined) return 'byDefault';
  return reply.isOff ? 'off' : 'own';
}

/** The settings with another mode of an intent. An own text begins as the default in the languages of the bot, and is kept while it is off. */
export function withMode(
  definition: BotDefinition,
  intent: IntentName,
  mode: Exclude<IntentMode, 'inFlow'>,
): IntentSettings {
  const { locales, tone, settings } = definition;
  const { [intent]: before, ...others } = settings.intents?.replies ?? {};
  if (mode === 'byDefault') return { ...settings.intents, replies: others };
  const usual: FlowText = Object.fromEntries(
    locales.map((locale) => [locale, defaultIntentText(intent, { locale, tone })]),
  );
  const known = before?.text ?? {};
  const text = mode === 'own' && Object.keys(known).length === 0 ? usual : known;
  return { ...settings.intents, replies: { ...others, [intent]: { isOff: mode === 'off', text } } };
}

/** The settings with the owner's text of an intent. */
export function withReply({ settings }: BotDefinition, intent: IntentName, text: FlowText): IntentSettings {
  const { intents } = settings;
  return { ...intents, replies: { ...intents?.replies, [intent]: { isOff: false, text } } };
}

/** The settings without what is the default; null when all of it is. */
export function tidied({ trade, urgentText, replies = {} }: IntentSettings): IntentSettings | null {
  const isUrgentOwn = urgentText !== undefined && pickText(urgentText, 'es', 'en').trim() !== '';
  const kept: IntentSettings = {
    ...(trade === undefined ? {} : { trade }),
    ...(isUrgentOwn ? { urgentText } : {}),
    ...(Object.keys(replies).length === 0 ? {} : { replies }),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}

/** The settings as the mutation takes them. */
export function intentInput(intents: IntentSettings | null) {
  const { trade = null, urgentText = null, replies = {} } = intents ?? {};
  return {
    trade,
    urgentText,
    replies: listedIntents.flatMap((intent) => {
      const reply = replies[intent];
      return reply === undefined ? [] : [{ intent, ...reply }];
    }),
  };
}
