import {
  defaultOptions,
  listedIntents,
  startState,
  step,
  type Block,
  type BlockKind,
  type BlockOptions,
  type BotDefinition,
  type BusinessProfile,
  type Edge,
  type EdgeSource,
  type EffectResult,
  type Flow,
  type FlowEvent,
  type FlowNote,
  type Group,
  type Locale,
  type SessionState,
  type StepContext,
  type StepInput,
  type StepOutput,
  type StepResult,
  type Variable,
  type VariableType,
} from '../src/index.js';

/** Wednesday 2026-11-25, 11:00 in Mexico City. */
export const wednesdayMorning = new Date('2026-11-25T17:00:00Z');

const workday = [{ opens: '09:00', closes: '19:00' }];

export function aProfile(changes: Partial<BusinessProfile> = {}): BusinessProfile {
  return {
    name: 'Salón Luz',
    description: 'Salón de belleza',
    phones: ['+525512345678'],
    address: 'Av. Reforma 10\nCol. Centro',
    mapUrl: 'https://maps.example.com/?q=salon',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    country: 'MX',
    openingHours: [
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: workday })),
      { weekday: 6, intervals: [{ opens: '10:00', closes: '15:00' }] },
    ],
    exceptions: [{ date: '2026-12-25', label: 'Navidad', intervals: [] }],
    services: [
      { id: 's-cut', name: 'Corte', description: '', priceMinor: 28_000, isPriceFrom: false, durationMinutes: 45 },
      { id: 's-dye', name: 'Tinte', description: '', priceMinor: 120_050, isPriceFrom: true, durationMinutes: 90 },
      { id: 's-adv', name: 'Asesoría', description: '', priceMinor: null, isPriceFrom: false, durationMinutes: null },
    ],
    paymentMethods: ['efectivo', 'tarjeta', 'transferencia'],
    links: [],
    ...changes,
  };
}

export function aVariable(
  name: string,
  type: VariableType = 'TEXT',
  defaultValue: Variable['defaultValue'] = null,
): Variable {
  return { name, type, scope: 'CONVERSATION', isPersonalData: false, defaultValue };
}

export function block<K extends BlockKind>(id: string, kind: K, options: Partial<BlockOptions[K]> = {}): Block {
  return { id, kind, options: { ...defaultOptions(kind, 'es'), ...options } } as Block;
}

export function say(id: string, es: string, en?: string): Block {
  return block(id, 'text', { variations: [{ es, en }] });
}

export function group(id: string, ...blocks: Block[]): Group {
  return { id, title: id, position: { x: 0, y: 0 }, blocks };
}

/** `a -> g1`: `start`, `fallback`, `invalidReply`, `on-GREETING`, `block` or `block:port` to `group` or `group/block`. */
export function edges(...lines: string[]): Edge[] {
  return lines.map((line, at) => {
    const [from = '', to = ''] = line.split(' -> ');
    const [groupId = '', blockId] = to.split('/');
    return { id: `e${at}`, source: sourceOf(from), target: { groupId, blockId } };
  });
}

function sourceOf(from: string): EdgeSource {
  if (['start', 'fallback', 'invalidReply'].includes(from) || from.startsWith('on-'))
    return { kind: 'event', id: from };
  const [id = '', port] = from.split(':');
  return port === undefined ? { kind: 'block', id } : { kind: 'port', id, port };
}

export function aFlow(groups: Group[], edgeList: Edge[], id = 'main'): Flow {
  const kinds = ['start', 'fallback', 'invalidReply'] as const;
  return {
    id,
    name: id,
    events: [...kinds.map((kind) => ({ id: kind, kind, position: { x: 0, y: 0 } })), ...intentEvents(edgeList)],
    groups,
    edges: edgeList,
  };
}

/** The events of the intents from which edges lead. */
function intentEvents(edgeList: Edge[]): FlowEvent[] {
  return edgeList.flatMap(({ source }) => {
    const intent = listedIntents.find((one) => source.id === `on-${one}`);
    return intent === undefined ? [] : [{ id: source.id, kind: 'intent', intent, position: { x: 0, y: 0 } }];
  });
}

export function aDefinition(flow: Flow | Flow[], changes: Partial<BotDefinition> = {}): BotDefinition {
  return {
    schemaVersion: 1,
    locale: 'es',
    locales: ['es', 'en'],
    tone: 'TU',
    profile: aProfile(),
    flows: Array.isArray(flow) ? flow : [flow],
    variables: [],
    prompts: [],
    knowledge: [],
    theme: { primaryColor: '#1f6feb', avatarText: 'SL', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...changes,
  };
}

/** A definition with one group of blocks, connected to the start. */
export function inOneGroup(...blocks: Block[]): BotDefinition {
  return aDefinition(aFlow([group('g1', ...blocks)], edges('start -> g1')));
}

export interface TalkOptions {
  locale?: Locale;
  seed?: number;
  now?: Date;
  variables?: Record<string, string | number>;
  context?: Partial<StepContext>;
}

/** A conversation for tests; state and definition are serialized as JSON between the steps, as in production. */
export class Talk {
  state: SessionState;
  last: StepResult;
  readonly transcript: string[] = [];
  private readonly definition: BotDefinition;
  private readonly context: StepContext;

  constructor(definition: BotDefinition, options: TalkOptions = {}) {
    this.definition = JSON.parse(JSON.stringify(definition)) as BotDefinition;
    this.context = { now: options.now ?? wednesdayMorning, ...options.context };
    this.state = startState(this.definition, {
      locale: options.locale ?? 'es',
      seed: options.seed ?? 7,
      variables: options.variables,
    });
    this.last = this.take({ kind: 'start' });
  }

  take(input: StepInput): StepResult {
    const before = JSON.stringify(this.state);
    const stored = JSON.parse(before) as SessionState;
    this.last = step({ definition: this.definition, state: stored, input, context: this.context });
    if (JSON.stringify(stored) !== before) throw new Error('the given state was changed');
    this.state = this.last.state;
    this.transcript.push(...this.said);
    return this.last;
  }

  type(text: string): this {
    this.take({ kind: 'text', text });
    return this;
  }

  choose(...ids: string[]): this {
    this.take({ kind: 'choice', ids });
    return this;
  }

  rate(value: number): this {
    this.take({ kind: 'rating', value });
    return this;
  }

  resume(): this {
    this.take({ kind: 'resume' });
    return this;
  }

  answerEffect(result: EffectResult): this {
    this.take({ kind: 'effectResult', effectId: this.state.openEffect?.id ?? 'none', result });
    return this;
  }

  /** Texts of the bot in the last step. */
  get said(): string[] {
    return this.outputs('message').map((output) => output.text);
  }

  outputs<K extends StepOutput['kind']>(kind: K): Extract<StepOutput, { kind: K }>[] {
    return this.last.outputs.filter((output): output is Extract<StepOutput, { kind: K }> => output.kind === kind);
  }

  /** Kinds of the last step's outputs without the trace. */
  get happened(): string[] {
    return this.last.outputs.map((output) => output.kind).filter((kind) => kind !== 'entered');
  }
}

/** A comment on the canvas. */
export function aNote(id: string): FlowNote {
  return { id, text: 'Nota', color: 'YELLOW', position: { x: 0, y: 0 }, width: 200, height: 120 };
}
