/** What hostile tenants build is put together of these. */
interface Block {
  readonly id: string;
  readonly kind: string;
  readonly options: object;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly blocks: readonly Block[];
}

/** A bot as it is created; its first flow is also what is saved. */
export interface Definition {
  readonly flows: readonly object[];
  readonly [part: string]: unknown;
}

/** A tenant that blocks threads: its bot, what its visitors send, and the variables with which it is simulated. */
export interface HostileTenant {
  readonly name: string;
  readonly definition: Definition;
  readonly messages: readonly string[];
  readonly variables?: object;
}

export const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const filled = (unit: string, length = 3_800) => unit.repeat(Math.floor(length / unit.length));

export const profile = {
  ...{ name: 'Pesado', description: 'x', phones: ['+525512345678'], address: 'Calle 1', mapUrl: '' },
  ...{
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    country: 'MX',
    openingHours: [],
    exceptions: [],
    services: [],
  },
  ...{ paymentMethods: [], links: [] },
};
export const variable = (name: string, type = 'TEXT', defaultValue: unknown = null) => {
  return { name, type, scope: 'CONVERSATION', isPersonalData: false, defaultValue };
};
const question = { prompt: { es: '¿Sí?' }, variable: 'n', retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
export const ask = (id: string, more = {}): Block => {
  const options = { ...question, isLong: true, minLength: null, maxLength: null, pattern: null, ...more };
  return { id, kind: 'textInput', options };
};
export const say = (id: string, es: string): Block => ({ id, kind: 'text', options: { variations: [{ es }] } });
export const set = (id: string, name: string, value: string): Block => ({
  id,
  kind: 'setVariable',
  options: { variable: name, value, operation: 'APPEND' },
});
export const jump = (id: string, groupId: string): Block => ({ id, kind: 'jump', options: { target: { groupId } } });
export const know = (id: string): Block => ({
  id,
  kind: 'aiResponse',
  options: { promptId: null, question: '', unknownText: { es: 'No sé.' } },
});
export const choice = (id: string, more: object): Block => ({
  id,
  kind: 'choiceInput',
  options: { ...question, isMultiple: true, isSearchable: false, items: [], listVariable: null, ...more },
});
export const condition = (id: string, compared: object, rows = 10): Block => {
  const comparisons = many(10, () => compared);
  return {
    id,
    kind: 'condition',
    options: { rows: many(rows, (at) => ({ id: `r${at}`, match: 'ANY', comparisons })) },
  };
};
export const group = (id: string, blocks: readonly Block[]): Group => ({
  id,
  title: id,
  position: { x: 0, y: 0 },
  blocks,
});

export function definition(groups: readonly Group[], more = {}): Definition {
  const edges = [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: groups[0]?.id } }];
  const events = [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }];
  return {
    ...{ schemaVersion: 1, locale: 'es', locales: ['es'], tone: 'TU', profile, prompts: [], knowledge: [] },
    flows: [{ id: 'main', name: 'main', events, groups, edges }],
    variables: [variable('n'), variable('list', 'LIST', ['x'])],
    theme: { primaryColor: '#9E2A6E', avatarText: 'P', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...more,
  };
}

export const long = 'a'.repeat(4_000);
export const back = (id: string) => jump(id, 'again');

/** Asks again after each reply, so that every message takes the same path. */
export const loop = (...blocks: readonly Block[]): Group[] => [
  group('g', [ask('q'), jump('in', 'again')]),
  group('again', [...blocks, ask('q2'), back('back')]),
];
