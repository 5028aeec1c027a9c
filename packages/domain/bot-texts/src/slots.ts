import { blockTitle, textsOf, type BotDefinition, type Flow, type Locale } from '@tertulia/flow-engine';

/** A text of a bot in one language, where a row of the table belongs. */
export interface TextSlot {
  /** Names the thing that has it: `flow/main/welcome`, `knowledge/hours`, `intents`. */
  place: string;
  /** Names it within that: `items/coffee/label`. */
  key: string;
  locale: Locale;
  /** Empty where it is not written yet. */
  text: string;
  /** What it says in the language of the bot, with which a translation is compared. */
  original: string;
  /** Its path in the options of its block, in the settings of intents, or in an entry of the knowledge. */
  field: string;
  /** Null outside of flows. */
  at: { flow: Flow; groupId: string; groupTitle: string; blockId: string; blockTitle: string } | null;
}

/** Every slot of a bot, in the order of the table; also those without a text. */
export function slotsOf(definition: BotDefinition, locale: Locale): TextSlot[] {
  const { knowledge } = definition;
  const own = definition.locale;
  const titles = new Map<object, string>();
  const ofTexts = textsOf(definition).flatMap(({ at, field, key, text }): TextSlot[] => {
    const isWritten = Boolean(text.es) || Boolean(text.en);
    if (at !== null && isWritten && !titles.has(at.block))
      titles.set(at.block, blockTitle(at.block, { definition, locale }));
    const place = at === null ? 'intents' : `flow/${at.flow.id}/${at.block.id}`;
    const owner = at && {
      ...{ flow: at.flow, groupId: at.group.id, groupTitle: at.group.title },
      ...{ blockId: at.block.id, blockTitle: titles.get(at.block) ?? '' },
    };
    const original = text[own] || text.es || text.en || '';
    return languagesOf(definition).map((one) => {
      return { place, key, locale: one, text: text[one] ?? '', original, field, at: owner };
    });
  });
  const ofKnowledge = knowledge.flatMap(({ id, question, answer }): TextSlot[] =>
    Object.entries({ question, answer }).map(([field, text]) => {
      return { place: `knowledge/${id}`, key: field, locale: own, text, original: text, field, at: null };
    }),
  );
  return [...ofTexts, ...ofKnowledge];
}

/** The language of the bot comes first. */
function languagesOf({ locale, locales }: BotDefinition): Locale[] {
  return [locale, ...locales.filter((one) => one !== locale)];
}
