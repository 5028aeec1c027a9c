/** The conversation of the table with our flow engine: its state is JSON between the turns. */
import type {
  Block,
  BlockKind,
  BlockOptions,
  BotDefinition,
  SessionState,
} from '../../packages/domain/flow-engine/dist/index.js';
import { defaultOptions, startState, step } from '../../packages/domain/flow-engine/dist/index.js';
import { manyPeople, type Talk, texts } from '../peers/table-talk.ts';

function block<K extends BlockKind>(id: string, kind: K, options: Partial<BlockOptions[K]>): Block {
  return { id, kind, options: { ...defaultOptions(kind, 'es'), ...options } } as Block;
}

const at = { x: 0, y: 0 };
const variable = (name: string, type: 'TEXT' | 'NUMBER') =>
  ({ name, type, scope: 'CONVERSATION', isPersonalData: false, defaultValue: null }) as const;
const say = (id: string, es: string) => block(id, 'text', { variations: [{ es }] });

/** Groups that nobody reaches, each with ten messages. */
const unreached = (count: number) =>
  Array.from({ length: count / 10 }, (_, group) => ({
    ...{ id: `more-${group}`, title: '', position: at },
    blocks: Array.from({ length: 10 }, (__, index) => say(`more-${group}-${index}`, 'Más.')),
  }));

const definitionWith = (more: number): BotDefinition => ({
  schemaVersion: 1,
  ...{ locale: 'es', locales: ['es'], tone: 'TU', prompts: [], knowledge: [] },
  profile: {
    ...{ name: 'Casa Luz', description: '', phones: [], address: '', mapUrl: '', timeZone: 'America/Mexico_City' },
    ...{ currency: 'MXN', country: 'MX', openingHours: [], exceptions: [], services: [] },
    ...{ paymentMethods: [], links: [] },
  },
  variables: [variable('people', 'NUMBER'), variable('name', 'TEXT')],
  theme: { primaryColor: '#1f6feb', avatarText: 'CL', position: 'RIGHT' },
  settings: { idleMinutes: 30, resumeHours: 24 },
  flows: [
    {
      ...{ id: 'main', name: 'main', events: [{ id: 'start', kind: 'start', position: at }] },
      groups: [
        {
          ...{ id: 'questions', title: '', position: at },
          blocks: [
            say('greeting', texts.greeting),
            block('people', 'numberInput', {
              ...{ prompt: { es: texts.people }, retry: { es: texts.again }, variable: 'people' },
              ...{ min: 1, max: 20, step: 1, retryLimit: 3 },
            }),
            block('name', 'textInput', { prompt: { es: texts.name }, variable: 'name' }),
            block('size', 'condition', {
              rows: [
                {
                  ...{ id: 'many', match: 'ALL' },
                  comparisons: [{ left: 'people', operator: 'GREATER_OR_EQUAL', right: String(manyPeople) }],
                },
              ],
            }),
          ],
        },
        {
          ...{ id: 'hall', title: '', position: at },
          blocks: [
            say('hall-text', 'Para {{people}} personas preparamos el salón, {{name}}.'),
            block('hall-end', 'end', { message: { es: texts.end } }),
          ],
        },
        {
          ...{ id: 'table', title: '', position: at },
          blocks: [
            say('table-text', 'Mesa para {{people}}, {{name}}.'),
            block('table-end', 'end', { message: { es: texts.end } }),
          ],
        },
        ...unreached(more),
      ],
      edges: [
        { id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'questions' } },
        { id: 'e2', source: { kind: 'port', id: 'size', port: 'many' }, target: { groupId: 'hall' } },
        { id: 'e3', source: { kind: 'port', id: 'size', port: 'else' }, target: { groupId: 'table' } },
      ],
    },
  ],
});

/** One conversation after the other. */
export function makeTalk(): Talk {
  return talkIn(definitionWith(0));
}

/** The same in a flow with 10,000 blocks more. */
export function makeLargeTalk(): Talk {
  return talkIn(definitionWith(10_000));
}

function talkIn(definition: BotDefinition): Talk {
  let stored = '';
  return (reply) => {
    const state =
      reply === null ? startState(definition, { locale: 'es', seed: 7 }) : (JSON.parse(stored) as SessionState);
    const input = reply === null ? ({ kind: 'start' } as const) : ({ kind: 'text', text: reply } as const);
    const result = step({ definition, state, input, context: { now: new Date() } });
    stored = JSON.stringify(result.state);
    return result.outputs.flatMap((output) => (output.kind === 'message' ? [output.text] : [])).join('\n');
  };
}
