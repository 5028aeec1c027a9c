import {
  defaultOptions,
  type Block,
  type BlockKind,
  type BlockOptions,
  type BotDefinition,
  type Edge,
  type Group,
} from '@tertulia/flow-engine';
import type { RecordedInput, Recording } from '../src/index.js';

export function block<K extends BlockKind>(id: string, kind: K, options: Partial<BlockOptions[K]> = {}): Block {
  return { id, kind, options: { ...defaultOptions(kind, 'es'), ...options } } as Block;
}

export const say = (id: string, es: string, en = es): Block => block(id, 'text', { variations: [{ es, en }] });

export const group = (id: string, ...blocks: Block[]): Group => ({ id, title: id, position: { x: 0, y: 0 }, blocks });

/** `source -> group`: `start`, a block, or `block:port`. */
export function edges(...lines: string[]): Edge[] {
  return lines.map((line, at) => {
    const [from = '', groupId = ''] = line.split(' -> ');
    const [id = '', port] = from.split(':');
    const source: Edge['source'] =
      id === 'start' ? { kind: 'event', id } : port === undefined ? { kind: 'block', id } : { kind: 'port', id, port };
    return { id: `e${at}`, source, target: { groupId } };
  });
}

const always = [{ opens: '00:00', closes: '24:00' }];

export function aBot(groups: Group[], lines: Edge[], changes: Partial<BotDefinition> = {}): BotDefinition {
  const profile: BotDefinition['profile'] = {
    ...{ name: 'Salón Luz', description: '', phones: [], address: '', mapUrl: '' },
    ...{ timeZone: 'America/Mexico_City', currency: 'MXN', country: 'MX' },
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: always })),
    ...{ exceptions: [], services: [], paymentMethods: ['efectivo'], links: [] },
  };
  const variable = (name: string, isPersonalData = false) => ({
    ...{ name, isPersonalData, defaultValue: null },
    ...{ type: 'TEXT' as const, scope: 'CONVERSATION' as const },
  });
  return {
    ...{ schemaVersion: 1, locale: 'es', locales: ['es', 'en'], tone: 'TU', profile },
    flows: [
      {
        id: 'main',
        name: 'main',
        events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
        groups,
        edges: lines,
      },
    ],
    variables: [variable('servicio'), variable('nombre', true), variable('telefono', true)],
    ...{ prompts: [], knowledge: [] },
    theme: { primaryColor: '#1f6feb', avatarText: 'SL', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...changes,
  };
}

/** Asks for a service, a name and a phone, and reaches a goal; with `otro` it says that it does not know. */
export function salon(changes: Partial<BotDefinition> = {}): BotDefinition {
  const item = (id: string, es: string) => ({ id, label: { es }, detail: {}, value: null, condition: null });
  return aBot(
    [
      group(
        'hola',
        say('saludo', '¡Hola!'),
        block('elige', 'choiceInput', {
          prompt: { es: '¿Qué buscas?' },
          items: [item('corte', 'Corte'), item('otro', 'Otra cosa')],
          variable: 'servicio',
        }),
      ),
      group(
        'datos',
        block('nombre', 'textInput', { prompt: { es: '¿Tu nombre?' }, variable: 'nombre' }),
        block('telefono', 'phoneInput', { prompt: { es: '¿Tu teléfono?' }, variable: 'telefono' }),
      ),
      group(
        'listo',
        say('gracias', 'Gracias, {{ nombre }}.'),
        block('meta', 'goal', { name: 'Cita' }),
        block('fin', 'end'),
      ),
      group('nada', say('perdon', 'Eso no lo hacemos.')),
    ],
    edges('start -> hola', 'elige:corte -> datos', 'elige:otro -> nada', 'telefono -> listo'),
    changes,
  );
}

export const text = (value: string): RecordedInput => ({ kind: 'text', text: value });
export const choice = (id: string, label: string): RecordedInput => ({ kind: 'choice', ids: [id], label });

export function recorded(...inputs: RecordedInput[]): Recording {
  return {
    ...{ schemaVersion: 1, locale: 'es', startedAt: '2026-03-04T19:30:00Z', fromBlockId: null },
    ...{ variables: {}, splitSeed: null, inputs, results: [] },
  };
}

export const booking = recorded(choice('corte', 'Corte'), text('Alex Ríos'), text('33 1234 5678'));

/** A definition with the options of one block changed. */
export function withOptions(definition: BotDefinition, blockId: string, options: object): BotDefinition {
  const flows = definition.flows.map((flow) => ({
    ...flow,
    groups: flow.groups.map((one) => ({
      ...one,
      blocks: one.blocks.map((b) =>
        b.id === blockId ? ({ ...b, options: { ...b.options, ...options } } as Block) : b,
      ),
    })),
  }));
  return { ...definition, flows };
}

/** A definition with other edges in its flow. */
export function withEdges(definition: BotDefinition, change: (edges: Edge[]) => Edge[]): BotDefinition {
  return { ...definition, flows: definition.flows.map((flow) => ({ ...flow, edges: change(flow.edges) })) };
}
