import { describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { applyOperation, refreshed } from '../../src/features/bots/model/draft-operation.js';
import {
  intentInput,
  intentModeOf,
  tidied,
  withMode,
  withReply,
} from '../../src/features/bots/model/intent-settings.js';
import { stepOfProblem } from '../../src/features/bots/components/field-words.js';
import { salonDefinition } from '../onboarding/salon-definition.js';

const bare: BotDefinition = { ...salonDefinition, settings: { idleMinutes: 30, resumeHours: 24 } };

function after(definition: BotDefinition, intents: ReturnType<typeof withMode>): BotDefinition {
  return applyOperation(definition, { kind: 'intents', intents: tidied(intents) });
}

describe('the settings of intents in the form', () => {
  test('An own text begins as the default in every language of the bot, and is kept while the intent is off', () => {
    const two: BotDefinition = { ...bare, locales: ['es', 'en'], tone: 'USTED' };
    const own = after(two, withMode(two, 'FAREWELL', 'own'));
    expect(intentModeOf(own, 'FAREWELL')).toBe('own');
    expect(own.settings.intents?.replies?.FAREWELL?.text).toEqual({
      es: '¡Hasta luego! Si necesita algo más, aquí estoy.',
      en: 'Goodbye! If you need anything else, I am here.',
    });
    const said = after(own, withReply(own, 'FAREWELL', { es: 'Adiós.' }));
    const off = after(said, withMode(said, 'FAREWELL', 'off'));
    expect(intentModeOf(off, 'FAREWELL')).toBe('off');
    expect(after(off, withMode(off, 'FAREWELL', 'own')).settings.intents?.replies?.FAREWELL?.text).toEqual({
      es: 'Adiós.',
    });
  });

  test('Back at the default, nothing of it stays in the definition', () => {
    const own = after(bare, withMode(bare, 'THANKS', 'own'));
    expect(after(own, withMode(own, 'THANKS', 'byDefault'))).toEqual(bare);
    expect(tidied({ urgentText: { es: ' ' } })).toBeNull();
    expect(refreshed({ kind: 'intents', intents: null }, bare)).toEqual({ kind: 'intents', intents: null });
  });

  test('An intent with a connected event in the main flow is shown as a matter of the flow', () => {
    const [flow] = bare.flows;
    const event = { id: 'hi', kind: 'intent', intent: 'GREETING', position: { x: 0, y: 0 } } as const;
    const edge = { id: 'x', source: { kind: 'event', id: 'hi' }, target: { groupId: flow!.groups[0]!.id } } as const;
    const unwired = { ...bare, flows: [{ ...flow!, events: [...flow!.events, event] }] };
    expect(intentModeOf(unwired, 'GREETING')).toBe('byDefault');
    const wired = { ...unwired, flows: [{ ...unwired.flows[0]!, edges: [...flow!.edges, edge] }] };
    expect(intentModeOf(wired, 'GREETING')).toBe('inFlow');
  });

  test('The mutation gets every setting, and what is the default as null', () => {
    expect(intentInput(null)).toEqual({ trade: null, urgentText: null, replies: [] });
    const intents = { trade: 'clinic', replies: { THANKS: { isOff: true, text: {} } } } as const;
    expect(intentInput(intents)).toEqual({
      trade: 'clinic',
      urgentText: null,
      replies: [{ intent: 'THANKS', isOff: true, text: {} }],
    });
  });

  test('A problem of an own text leads to the step of the business', () => {
    const field = 'settings.intents.replies.THANKS.text';
    expect(stepOfProblem({ code: 'BAD_TEMPLATE', field })).toBe('business');
  });
});
