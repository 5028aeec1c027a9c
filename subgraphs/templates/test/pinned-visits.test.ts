import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coverageOf, pinOf, play, readRecording, watches } from '@tertulia/pinned-conversations';
import { allTemplates } from '../src/domain/catalogue/index.js';
import { definitionOf } from '../src/domain/definition-of.js';
import { pinnedVisits } from '../src/domain/pinned-visits.js';
import { templateLocales } from '../src/domain/template.js';
import { ana, instantiateMutation, openWorld, templateId, type Payload, type World } from './world.js';
import { facts } from './visit.js';

const cases = allTemplates.flatMap((template) =>
  templateLocales.map((locale) => ({ template, locale, slug: template.slug })),
);

describe.each(cases)('$slug in $locale', ({ template, locale }) => {
  const zones = [{}, { country: 'ES', timeZone: 'Europe/Madrid', currency: 'EUR' }, { phone: null, address: null }];

  test.each(zones)('brings at least six conversations that are held to their end, for a business with %j', (over) => {
    const bot = definitionOf(template, facts(locale, over));
    const visits = pinnedVisits(template, bot);
    expect(visits.length).toBeGreaterThanOrEqual(6);
    expect(new Set(visits.map(({ title }) => title)).size).toBe(visits.length);
    for (const { title, recording } of visits) {
      expect({ title, read: readRecording(JSON.parse(JSON.stringify(recording))).ok }).toEqual({ title, read: true });
      const { stop, turns } = play(bot, recording).transcript;
      const faults = turns.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'FAULT'));
      expect({ title, stop, faults }).toEqual({ title, stop: null, faults: [] });
    }
  });

  test('reaches a goal by day, a person, and a message at night', () => {
    const bot = definitionOf(template, facts(locale));
    const played = pinnedVisits(template, bot).map(({ recording }) => play(bot, recording).transcript);
    expect(played.filter(({ goals }) => goals.length > 0).length).toBeGreaterThanOrEqual(2);
    const kinds = played.flatMap(({ turns }) => turns.flatMap(({ lines }) => lines.map(({ kind }) => kind)));
    expect(kinds).toContain('HANDED_OFF');
  });
});

test('the conversations of a template would notice many mistakes', () => {
  const [template] = allTemplates;
  if (template === undefined) throw new Error('no template');
  const bot = definitionOf(template, facts('es'));
  const pins = pinnedVisits(template, bot).map(({ recording }) => pinOf(bot, recording, watches));
  const { noticed, mutants } = coverageOf(bot, pins);
  expect(noticed / mutants).toBeGreaterThan(0.3);
});

describe('a bot from a template', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  const pinsOf = async (id: string | undefined) => {
    const query = `query ($id: ID!) { bot(id: $id) { pinnedConversations { title author { id } } } }`;
    const { bot } = (await world.askBots(ana, query, { id })) as {
      bot: { pinnedConversations: { title: string; author: null }[] };
    };
    return bot.pinnedConversations;
  };

  test('has the conversations pinned, without an author, and they are the same on its draft', async () => {
    const answers = [
      { key: 'name', value: 'Salón Luz' },
      { key: 'country', value: 'MX' },
    ];
    const input = { templateId: await templateId(world, 'salon-appointments'), locale: 'es', answers, publish: false };
    const told = await world.tell(ana, instantiateMutation, { input });
    const { bot, missing } = told['instantiateTemplate'] as Payload;
    expect(missing).toEqual([]);
    const pins = await pinsOf(bot?.id);
    expect(pins.length).toBeGreaterThanOrEqual(6);
    expect(pins).toContainEqual({ title: 'Cita solicitada', author: null });
    const replay =
      'mutation ($input: ReplayPinnedConversationsInput!) { replayPinnedConversations(input: $input) { replays { status } } }';
    const { replayPinnedConversations } = await world.askBots(ana, replay, { input: { botId: bot?.id } });
    expect(replayPinnedConversations).toEqual({ replays: pins.map(() => ({ status: 'SAME' })) });
  });

  test('has them too when it is made by createBot', async () => {
    const create = 'mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id } } }';
    const input = { name: 'Taller', locale: 'en', templateId: await templateId(world, 'workshop-appointments') };
    const { createBot } = (await world.askBots(ana, create, { input })) as { createBot: { bot: { id: string } } };
    expect((await pinsOf(createBot.bot.id)).map(({ title }) => title)).toContain('Workshop appointment');
  });
});
