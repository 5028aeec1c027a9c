import type { BotDefinition, Flow, Group, Locale } from '@tertulia/flow-engine';
import type { BlankBotFacts } from './bot.js';

const weekdays = [1, 2, 3, 4, 5];

const greeting: Record<Locale, string> = {
  es: '¡Hola! Soy el asistente de {{ business.name }}.',
  en: "Hi! I'm {{ business.name }}'s assistant.",
};

const question: Record<Locale, string> = { es: '¿En qué te ayudo?', en: 'How can I help you?' };

/** A bot that greets, asks one question, answers from its knowledge and offers a person if it has no answer. */
export function blankDefinition(facts: BlankBotFacts): BotDefinition {
  return {
    schemaVersion: 1,
    locale: facts.locale,
    locales: [facts.locale],
    tone: 'TU',
    profile: {
      name: facts.name,
      description: '',
      phones: [],
      address: '',
      mapUrl: '',
      timeZone: facts.timeZone,
      currency: facts.currency,
      country: facts.country,
      openingHours: weekdays.map((weekday) => ({ weekday, intervals: [{ opens: '09:00', closes: '18:00' }] })),
      exceptions: [],
      services: [],
      paymentMethods: [],
      links: [],
    },
    flows: [blankFlow(facts.locale)],
    variables: [{ name: 'consulta', type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false, defaultValue: null }],
    prompts: [],
    knowledge: [],
    theme: { primaryColor: '#9E2A6E', avatarText: initialsOf(facts.name), position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
  };
}

function blankFlow(locale: Locale): Flow {
  return {
    id: 'main',
    name: locale === 'es' ? 'Principal' : 'Main',
    events: [{ id: 'start', kind: 'start', position: { x: 0, y: 40 } }],
    groups: [welcomeGroup(locale), personGroup(locale)],
    edges: [
      { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'welcome' } },
      { id: 'e2', source: { kind: 'port', id: 'answer', port: 'unknown' }, target: { groupId: 'person' } },
    ],
  };
}

function welcomeGroup(locale: Locale): Group {
  return {
    id: 'welcome',
    title: locale === 'es' ? 'Bienvenida' : 'Welcome',
    position: { x: 160, y: 0 },
    blocks: [
      { id: 'greeting', kind: 'text', options: { variations: [{ [locale]: greeting[locale] }] } },
      {
        id: 'ask',
        kind: 'textInput',
        options: {
          prompt: { [locale]: question[locale] },
          variable: 'consulta',
          retry: {},
          retryLimit: 2,
          placeholder: {},
          isRequired: true,
          isLong: false,
          minLength: null,
          maxLength: null,
          pattern: null,
        },
      },
      { id: 'answer', kind: 'aiResponse', options: { promptId: null, question: '', unknownText: {} } },
      { id: 'again', kind: 'jump', options: { target: { groupId: 'welcome', blockId: 'ask' } } },
    ],
  };
}

function personGroup(locale: Locale): Group {
  const reason = { [locale]: locale === 'es' ? 'El bot no supo responder' : 'The bot did not know' };
  return {
    id: 'person',
    title: locale === 'es' ? 'Con una persona' : 'With a person',
    position: { x: 520, y: 0 },
    blocks: [{ id: 'handOff', kind: 'handOff', options: { reason, message: {} } }],
  };
}

/** First letters of the first two words in upper case; `T` if there are none. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/u)
    .map((word) => [...word].find((character) => /\p{L}/u.test(character)) ?? '')
    .filter((letter) => letter !== '');
  return letters.slice(0, 2).join('').toUpperCase() || 'T';
}
