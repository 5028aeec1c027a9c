/** Businesses whose bots come from a template, with what their owners add. */
import assert from 'node:assert/strict';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { publishDraft } from '../kit/draft.ts';
import type { UserError } from '../kit/graph.ts';
import { type DraftOfBusiness, draftOfBusiness, setHours } from '../kit/opening-hours.ts';
import { dayAfter } from './days.ts';

export type Locale = 'es' | 'en';

export interface Shop {
  readonly business: Business;
  readonly bot: LiveBot;
}

interface Wanted {
  readonly industry: string;
  readonly name: string;
  readonly locale: Locale;
}

const entries = {
  es: { question: '¿Tienen estacionamiento?', answer: 'Sí, gratis en el sótano.' },
  en: { question: 'Do you have parking?', answer: 'Yes, free in the basement.' },
};

/**
 * A live bot: open from 10 to 20 every day, today at any hour so that a person can be asked for, closed on the day after tomorrow, and
 * with an answer about parking.
 */
export async function openShop(url: string, wanted: Wanted): Promise<Shop> {
  const business = await foundBusiness(url, wanted.name);
  const { session } = business;
  const bot = await publishTemplate(session, wanted);
  const read = await session.data<{ bot: { draft: DraftOfBusiness } }>(
    `query ($id: ID!) { bot(id: $id) { draft { ${draftOfBusiness} } } }`,
    { id: bot.id },
  );
  const revision = await setHours(
    session,
    { botId: bot.id, ...read.bot.draft },
    {
      daily: [{ opens: '10:00', closes: '20:00' }],
      exceptions: [
        { date: dayAfter(0, 'en').date, label: '', intervals: [{ opens: '00:00', closes: '24:00' }] },
        { date: dayAfter(2, 'en').date, label: '', intervals: [] },
      ],
    },
  );
  const { saveKnowledgeEntry } = await session.data<{ saveKnowledgeEntry: { userErrors: UserError[] } }>(
    'mutation ($input: SaveKnowledgeEntryInput!) { saveKnowledgeEntry(input: $input) { userErrors { field code message } } }',
    { input: { botId: bot.id, revision, ...entries[wanted.locale], isActive: true } },
  );
  assert.deepEqual(saveKnowledgeEntry.userErrors, []);
  await publishDraft(session, bot.id, 2);
  return { business, bot };
}
