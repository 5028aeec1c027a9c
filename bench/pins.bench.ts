import {
  defaultOptions,
  startState,
  step,
  type Block,
  type BlockKind,
  type BlockOptions,
  type BotDefinition,
  type Edge,
} from '@tertulia/flow-engine';
import {
  coverageOf,
  pinOf,
  replay,
  stepInputOf,
  watches,
  type Pin,
  type Recording,
} from '@tertulia/pinned-conversations';
import type { Measurement, MeasureOptions } from './harness/measure.ts';

const pinCount = 500;
const groupCount = 25;

/** The pinned conversations of a bot with a hundred blocks, held in one thread, beside the engine alone on the same conversations. */
export async function run({ rounds }: MeasureOptions): Promise<Measurement> {
  const definition = botOfHundredBlocks();
  const pins = Array.from({ length: pinCount }, (_, at) => pinOf(definition, recordingOf(at), watches));
  const changed = structuredClone(definition);
  const targets = [
    ['the engine alone', () => pins.forEach((pin) => walk(changed, pin.recording))],
    ['500 pins replayed and compared', () => pins.forEach((pin) => replay(changed, pin))],
    ['what 500 pins would notice', () => coverageOf(changed, pins)],
  ] as const;
  const rows = targets.map(([what, work]) => {
    work();
    const times = Array.from({ length: Math.max(3, rounds) }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    return { what, 'CPU ms': Math.round(ms), turns: turnsOf(pins) };
  });
  return {
    title: 'Pinned conversations',
    note: 'A bot of 100 blocks: 25 groups with a text, a choice, a question and a condition. Each pin has 1 to 10 answers. One thread.',
    rows,
  };
}

function turnsOf(pins: readonly Pin[]): number {
  return pins.reduce((sum, { recording }) => sum + recording.inputs.length + 1, 0);
}

function walk(definition: BotDefinition, { locale, startedAt, inputs }: Recording): void {
  const context = { now: new Date(startedAt) };
  let { state } = step({
    ...{ definition, state: startState(definition, { locale, seed: 1 }) },
    ...{ input: { kind: 'start' }, context },
  });
  for (const input of inputs) ({ state } = step({ definition, state, context, input: stepInputOf(input) }));
}

function recordingOf(seed: number): Recording {
  const inputs = Array.from({ length: 1 + (seed % 10) }, (_, at) =>
    at % 2 === 0
      ? ({ kind: 'choice', ids: [(seed >> at) % 2 === 0 ? 'a' : 'b'], label: 'x' } as const)
      : ({ kind: 'text', text: `respuesta ${seed} ${at}` } as const),
  );
  return {
    ...{ schemaVersion: 1, locale: 'es', startedAt: '2026-03-04T19:30:00Z', fromBlockId: null },
    ...{ variables: {}, splitSeed: null, inputs, results: [] },
  };
}

function block<K extends BlockKind>(id: string, kind: K, options: Partial<BlockOptions[K]>): Block {
  return { id, kind, options: { ...defaultOptions(kind, 'es'), ...options } } as Block;
}

function botOfHundredBlocks(): BotDefinition {
  const item = (id: string) => ({ id, label: { es: id }, detail: {}, value: null, condition: null });
  const groups = Array.from({ length: groupCount }, (_, at) => ({
    ...{ id: `g${at}`, title: `g${at}`, position: { x: at * 300, y: 0 } },
    blocks: [
      block(`t${at}`, 'text', { variations: [{ es: `Paso ${at}, {{ dato }}` }] }),
      block(`c${at}`, 'choiceInput', { prompt: { es: '¿Cuál?' }, items: [item('a'), item('b')], variable: 'opcion' }),
      block(`q${at}`, 'textInput', { prompt: { es: '¿Qué más?' }, variable: 'dato' }),
      block(`k${at}`, 'condition', {
        rows: [{ id: 'r', match: 'ALL', comparisons: [{ left: 'opcion', operator: 'EQUALS', right: 'a' }] }],
      }),
    ],
  }));
  const to = (at: number) => ({ groupId: `g${at % groupCount}` });
  const edges: Edge[] = groups.flatMap((_, at) => [
    { id: `r${at}`, source: { kind: 'port', id: `k${at}`, port: 'r' }, target: to(at + 1) },
    { id: `e${at}`, source: { kind: 'port', id: `k${at}`, port: 'else' }, target: to(at + 2) },
  ]);
  const start: Edge = { id: 'start', source: { kind: 'event', id: 'start' }, target: to(0) };
  const variable = (name: string) => ({
    ...({ name, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false, defaultValue: null } as const),
  });
  return {
    ...{ schemaVersion: 1, locale: 'es', locales: ['es'], tone: 'TU' },
    profile: {
      ...{ name: 'Banco de pruebas', description: '', phones: [], address: '', mapUrl: '' },
      ...{ timeZone: 'America/Mexico_City', currency: 'MXN', country: 'MX', openingHours: [], exceptions: [] },
      ...{ services: [], paymentMethods: [], links: [] },
    },
    flows: [
      {
        ...{ id: 'main', name: 'main', groups, edges: [start, ...edges] },
        events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
      },
    ],
    ...{ variables: [variable('opcion'), variable('dato')], prompts: [], knowledge: [] },
    theme: { primaryColor: '#9e2a6e', avatarText: 'BP', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
  };
}
