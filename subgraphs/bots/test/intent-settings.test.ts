import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ana, bruno, newBot, openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const mutation = `mutation ($input: UpdateIntentSettingsInput!) { updateIntentSettings(input: $input) {
  draft { revision settings { idleMinutes } definition
    intents { trade urgentText { es en } replies { intent isOff text { es en } } } }
  userErrors { field code } } }`;

async function save(botId: string, revision: number, settings: object, caller = ana) {
  const { updateIntentSettings } = await world.tell(caller, mutation, { input: { botId, revision, ...settings } });
  return updateIntentSettings;
}

describe('the settings of intents', () => {
  test('They are stored in the draft beside the other settings, and nothing is stored for the defaults', async () => {
    const id = await newBot(world, ana);
    const replies = [
      { intent: 'GREETING', text: { es: '¡Qué gusto!' } },
      { intent: 'STOP', isOff: true },
    ];
    const saved = await save(id, 1, { trade: 'clinic', urgentText: { es: 'Llama al 911.' }, replies });
    expect(saved).toMatchObject({
      draft: {
        revision: 2,
        settings: { idleMinutes: 30 },
        intents: {
          trade: 'clinic',
          urgentText: { es: 'Llama al 911.', en: null },
          replies: [
            { intent: 'GREETING', isOff: false, text: { es: '¡Qué gusto!', en: null } },
            { intent: 'STOP', isOff: true, text: null },
          ],
        },
      },
      userErrors: [],
    });
    const cleared = await save(id, 2, {});
    expect(cleared).toMatchObject({ draft: { intents: { trade: null, urgentText: null, replies: [] } } });
    expect(cleared).not.toMatchObject({ draft: { definition: { settings: { intents: {} } } } });
  });

  test('An unknown trade and a text that is too long are refused with the path of the setting', async () => {
    const id = await newBot(world, ana);
    const refused = await save(id, 1, {
      trade: 'circus',
      replies: [{ intent: 'THANKS', text: { es: 'x'.repeat(4097) } }],
    });
    expect(refused).toMatchObject({
      userErrors: [
        { field: ['input', 'settings', 'intents', 'trade'], code: 'INVALID_VALUE' },
        { field: ['input', 'settings', 'intents', 'replies', 'THANKS', 'text', 'es'], code: 'INVALID_VALUE' },
      ],
    });
  });

  test("Another organization's bot does not exist for the caller", async () => {
    const id = await newBot(world, ana);
    expect(await save(id, 1, {}, bruno)).toEqual({ draft: null, userErrors: [{ code: 'NOT_FOUND', field: null }] });
  });
});
