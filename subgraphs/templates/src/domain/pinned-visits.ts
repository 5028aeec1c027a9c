import { openingState, type BotDefinition } from '@tertulia/flow-engine';
import type { Recording, Watch } from '@tertulia/pinned-conversations';
import { scripts } from './catalogue/visits.js';
import type { BotTemplate } from './template.js';
import { both, type Bilingual } from './voice.js';

/** A conversation that a new bot brings along, to be pinned. */
export interface PinnedVisit {
  readonly title: string;
  readonly note: string;
  readonly watches: readonly Watch[];
  readonly recording: Recording;
}

interface Visit {
  readonly title: Bilingual;
  readonly answers: readonly Bilingual[];
  readonly isClosed?: true;
}

const halfHourMs = 1_800_000;
const halfHoursAWeek = 336;
/** A Wednesday, 13:30 in Mexico City; the search for open and closed hours begins here. */
const someDay = new Date('2026-03-04T19:30:00Z');

/** Owners put a template into their own words; what has to stay is where a visitor gets. */
const watches: readonly Watch[] = ['END', 'GOALS'];
const consent = both('Sí, acepto', 'Yes, I agree');

/** The conversations of a bot that the template made, in its language: visits to a goal, questions, a person, closed hours. */
export function pinnedVisits(template: BotTemplate, definition: BotDefinition): PinnedVisit[] {
  const { locale } = definition;
  const own = scripts.filter((one) => one.template === template.slug && one.locale === locale);
  return [
    ...own.map(({ goal, answers }) => ({ title: goal, answers, isClosed: false })),
    ...visitsOfAll(template, definition).map(({ title, answers, isClosed }) => ({
      title: title[locale],
      answers: answers.map((one) => one[locale]),
      isClosed: isClosed === true,
    })),
  ].map(({ title, answers, isClosed }) => ({
    title,
    note: '',
    watches,
    recording: recordingOf(definition, answers, isClosed),
  }));
}

function visitsOfAll({ slug }: BotTemplate, { flows, knowledge, locale }: BotDefinition): Visit[] {
  const menu = flows[0]?.groups[0]?.blocks.at(-1);
  const person = menu?.kind === 'choiceInput' ? menu.options.items.find(({ id }) => id === 'person') : undefined;
  const label = person?.label[locale] ?? '';
  const asksConsent = slug === 'clinic-appointments';
  return [
    ...knowledge
      .slice(0, 2)
      .map(({ question }) => ({ title: both(question, question), answers: [both(question, question)] })),
    {
      title: both('Pregunta sin respuesta, y sigue', 'A question without an answer, and on'),
      answers: [
        both('¿Cuántas lunas tiene Saturno?', 'How many moons does Saturn have?'),
        both('No, seguir aquí', 'No, go on here'),
      ],
    },
    {
      title: both('Saluda y da las gracias', 'Says hello and thanks'),
      answers: [both('hola', 'hello'), both('gracias', 'thanks')],
    },
    { title: both('Pide una persona', 'Asks for a person'), answers: [both(label, label)] },
    {
      title: both('Pide una persona fuera de horario', 'Asks for a person outside opening hours'),
      isClosed: true,
      answers: [
        both(label, label),
        ...(asksConsent ? [consent] : []),
        ...[both('Por correo', 'By e-mail'), both('Alex', 'Alex')],
        ...[both('alex@example.com', 'alex@example.com'), both('Por favor, llámenme.', 'Please call me.')],
      ],
    },
  ];
}

function recordingOf({ locale, profile }: BotDefinition, answers: readonly string[], isClosed: boolean): Recording {
  const times = Array.from({ length: halfHoursAWeek }, (_, at) => new Date(someDay.getTime() + at * halfHourMs));
  const startedAt = times.find((time) => openingState(profile, time).isOpen !== isClosed) ?? someDay;
  return {
    ...{ schemaVersion: 1, locale, startedAt: startedAt.toISOString(), fromBlockId: null },
    ...{ variables: {}, splitSeed: null, results: [] },
    inputs: answers.map((text) => ({ kind: 'text', text })),
  };
}
