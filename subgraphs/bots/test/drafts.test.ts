import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ana, openWorld, newBot, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const profile = {
  name: 'Salón Lucía',
  description: 'Corte y color',
  phones: ['+52 55 1234 5678'],
  address: 'Calle 60 #12, Mérida',
  mapUrl: '',
  timeZone: 'America/Merida',
  currency: 'MXN',
  country: 'MX',
  openingHours: [{ weekday: 1, intervals: [{ opens: '10:00', closes: '19:00' }] }],
  exceptions: [],
  services: [{ name: 'Corte', description: '', priceMinor: 28_000, isPriceFrom: false, durationMinutes: 45 }],
  paymentMethods: ['Efectivo'],
  links: [],
};
const saveProfile = `mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) {
  draft { revision profile { name services { id name price { amountMinor currency } } } }
  stale { revision updatedAt updatedBy { id } } userErrors { field code } } }`;

describe('saving a draft', () => {
  test('increments the revision, assigns ids to new services and stores prices to the cent', async () => {
    const botId = await newBot(world, ana);
    const { updateBusinessProfile } = await world.tell(ana, saveProfile, { input: { botId, revision: 1, profile } });
    expect(updateBusinessProfile).toMatchObject({
      draft: {
        revision: 2,
        profile: {
          name: 'Salón Lucía',
          services: [{ id: expect.any(String), name: 'Corte', price: { amountMinor: 28_000, currency: 'MXN' } }],
        },
      },
      stale: null,
      userErrors: [],
    });
  });

  test('a conflicting save from an old revision changes nothing and returns who saved since, and when', async () => {
    const botId = await newBot(world, ana);
    await world.tell(ana, saveProfile, { input: { botId, revision: 1, profile } });
    const stale = await world.tell(ana, saveProfile, {
      input: { botId, revision: 1, profile: { ...profile, name: 'Otro' } },
    });
    expect(stale['updateBusinessProfile']).toMatchObject({
      draft: { revision: 2, profile: { name: 'Salón Lucía' } },
      stale: { revision: 2, updatedAt: '2026-03-02T15:00:00.000Z', updatedBy: { id: expect.stringMatching(/^usr_/) } },
    });
  });

  test('exactly one of many saves from one revision succeeds', async () => {
    const botId = await newBot(world, ana);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.tell(ana, saveProfile, { input: { botId, revision: 1, profile: { ...profile, name: `N${index}` } } }),
      ),
    );
    const stale = results.map((result) => (result['updateBusinessProfile'] as unknown as { stale: unknown }).stale);
    expect(stale.filter((one) => one === null)).toHaveLength(1);
  });

  test('problems of a profile have their path and nothing is saved', async () => {
    const botId = await newBot(world, ana);
    const bad = { ...profile, mapUrl: 'javascript:alert(1)', openingHours: [{ weekday: 9, intervals: [] }] };
    const data = await world.tell(ana, saveProfile, { input: { botId, revision: 1, profile: bad } });
    const { userErrors, draft } = data['updateBusinessProfile'] as unknown as {
      userErrors: { field: string[] }[];
      draft: unknown;
    };
    const paths = userErrors.map((error) => error.field.join('.'));
    expect(paths).toContain('input.profile.mapUrl');
    expect(paths).toContain('input.profile.openingHours.0.weekday');
    expect(draft).toBeNull();
  });

  test('an incomplete flow is saved with its problems; a malformed document is refused', async () => {
    const botId = await newBot(world, ana);
    const save = `mutation ($botId: ID!, $revision: Int!, $document: JSON!) {
      saveFlow(input: { botId: $botId, revision: $revision, document: $document }) {
        draft { revision problems { code severity message } } userErrors { field code } } }`;
    const document = { id: 'main', name: 'Principal', events: [], groups: [], edges: [] };
    const half = await world.tell(ana, save, { botId, revision: 1, document });
    const { draft } = half['saveFlow'] as unknown as { draft: { revision: number; problems: { severity: string }[] } };
    expect(draft.revision).toBe(2);
    expect(draft.problems.some((problem) => problem.severity === 'ERROR')).toBe(true);
    const broken = await world.tell(ana, save, { botId, revision: 2, document: { ...document, groups: 'no' } });
    expect(broken['saveFlow']).toMatchObject({
      draft: null,
      userErrors: [{ field: ['input', 'document', 'groups'], code: 'INVALID_VALUE' }],
    });
  });

  test('subscribers are notified of each save', async () => {
    const botId = await newBot(world, ana);
    const stream = await world.subgraph.subscribe({
      query: 'subscription ($id: ID!) { draftChanged(botId: $id) { botId revision by { id } } }',
      variables: { id: botId },
      principal: ana,
      requestId: 'r',
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    await world.tell(ana, saveProfile, { input: { botId, revision: 1, profile } });
    const { value } = await stream.next();
    expect(value).toMatchObject({ data: { draftChanged: { botId, revision: 2, by: { id: expect.any(String) } } } });
    await stream.return();
  });
});

describe('prompts and knowledge', () => {
  const savePrompt = `mutation ($input: SavePromptInput!) { savePrompt(input: $input) {
    prompt { id variables preview(values: { nombre: "Ana" }) estimate { tokens } versions { id number note } }
    draft { revision } userErrors { code } } }`;
  const texts = { name: 'Recepción', role: 'Atiendes a {{ nombre }}', tone: 'amable', limits: '', knowledge: '' };

  test('each save stores a version, and restoring one adds a new one', async () => {
    const botId = await newBot(world, ana);
    type Saved = { prompt: { id: string; versions: { id: string; number: number }[] } };
    const first = await world.tell(ana, savePrompt, { input: { botId, revision: 1, ...texts, note: 'uno' } });
    const { prompt } = first['savePrompt'] as unknown as Saved;
    expect(prompt).toMatchObject({ variables: ['nombre'], preview: 'Atiendes a Ana\n\namable' });
    const changed = { botId, revision: 2, promptId: prompt.id, ...texts, role: 'Otro' };
    const second = await world.tell(ana, savePrompt, { input: changed });
    const { versions } = (second['savePrompt'] as unknown as Saved).prompt;
    expect(versions.map((version) => version.number)).toEqual([2, 1]);
    const restore = `mutation ($input: RestorePromptVersionInput!) { restorePromptVersion(input: $input) {
      prompt { role versions { number } } } }`;
    const restored = await world.tell(ana, restore, {
      input: { botId, revision: 3, promptVersionId: versions[1]?.id },
    });
    expect(restored['restorePromptVersion']).toEqual({
      prompt: { role: 'Atiendes a {{ nombre }}', versions: [{ number: 3 }, { number: 2 }, { number: 1 }] },
    });
  });

  test('saves of one person within a few minutes share a version; a note, a pause or another person starts the next', async () => {
    const botId = await newBot(world, ana);
    type Saved = { prompt: { id: string; versions: { number: number; note: string }[] } };
    let revision = 0;
    const write = async (more: object) => {
      revision += 1;
      const data = await world.tell(ana, savePrompt, { input: { botId, revision, ...texts, ...more } });
      return (data['savePrompt'] as unknown as Saved).prompt;
    };
    const { id: promptId } = await write({ role: 'A' });
    await write({ promptId, role: 'Ab' });
    expect((await write({ promptId, role: 'Abc' })).versions.map((one) => one.number)).toEqual([1]);
    expect((await write({ promptId, role: 'Abc', note: 'lista' })).versions.map((one) => one.note)).toEqual([
      'lista',
      '',
    ]);
    await write({ promptId, role: 'Abcd' });
    world.clock.advance(11 * 60_000);
    expect((await write({ promptId, role: 'Abcde' })).versions.map((one) => one.number)).toEqual([4, 3, 2, 1]);
  });

  test('questions to try a prompt with are kept by saves without them and by a restore, and make no version', async () => {
    const botId = await newBot(world, ana);
    const save = `mutation ($input: SavePromptInput!) { savePrompt(input: $input) {
      prompt { id cases { id question contains excludes } versions { id number } } userErrors { field code } } }`;
    type Saved = { prompt: { id: string; cases: object[]; versions: { id: string; number: number }[] } };
    let revision = 0;
    const write = async (more: object) => {
      revision += 1;
      const data = await world.tell(ana, save, { input: { botId, revision, ...texts, note: '', ...more } });
      return (data['savePrompt'] as unknown as Saved).prompt;
    };
    const cases = [{ id: 'c1', question: '¿Abren hoy?', contains: ['sí'], excludes: ['quizá'] }];
    const { id: promptId } = await write({ note: 'uno' });
    const tried = await write({ promptId, cases });
    expect(tried).toMatchObject({ cases, versions: [{ number: 1 }] });
    const changed = await write({ promptId, role: 'Otro' });
    expect(changed).toMatchObject({ cases, versions: [{ number: 2 }, { number: 1 }] });
    const restore = `mutation ($input: RestorePromptVersionInput!) { restorePromptVersion(input: $input) { prompt { cases { id } } } }`;
    const promptVersionId = changed.versions[1]?.id;
    const restored = await world.tell(ana, restore, { input: { botId, revision: 4, promptVersionId } });
    expect(restored['restorePromptVersion']).toEqual({ prompt: { cases: [{ id: 'c1' }] } });
    revision = 4;
    expect(await write({ promptId, cases: [] })).toMatchObject({ cases: [] });
  });

  test('a knowledge entry is added, changed and removed', async () => {
    const botId = await newBot(world, ana);
    const save = `mutation ($input: SaveKnowledgeEntryInput!) { saveKnowledgeEntry(input: $input) {
      draft { revision knowledge { id question answer isActive } } userErrors { field code } } }`;
    const entry = { question: '¿Aceptan tarjeta?', answer: 'Sí.', isActive: true };
    const added = await world.tell(ana, save, { input: { botId, revision: 1, ...entry } });
    type Saved = { draft: { knowledge: { id: string }[] } };
    const [row] = (added['saveKnowledgeEntry'] as unknown as Saved).draft.knowledge;
    const changed = await world.tell(ana, save, {
      input: { botId, revision: 2, id: row?.id, ...entry, answer: 'No.' },
    });
    expect(changed['saveKnowledgeEntry']).toMatchObject({ draft: { knowledge: [{ answer: 'No.' }] } });
    const empty = await world.tell(ana, save, { input: { botId, revision: 3, ...entry, question: '' } });
    expect(empty['saveKnowledgeEntry']).toMatchObject({
      userErrors: [{ field: ['input', 'question'], code: 'REQUIRED' }],
    });
  });
});
