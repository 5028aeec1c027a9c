import {
  startState,
  step,
  validateDefinition,
  type Block,
  type BotDefinition,
  type Problem,
  type SessionState,
  type StepInput,
  type StepOutput,
} from '@tertulia/flow-engine';
import { importTypebot, typebotIn, type ImportTypebot } from '../src/index.js';

const base: BotDefinition = {
  ...{ schemaVersion: 1, locale: 'en', locales: ['en'], tone: 'TU' },
  profile: {
    ...{ name: 'Aurora', description: '', phones: [], address: '', mapUrl: '', timeZone: 'America/Lima' },
    ...{
      currency: 'PEN',
      country: 'PE',
      openingHours: [],
      exceptions: [],
      services: [],
      paymentMethods: [],
      links: [],
    },
  },
  flows: [{ id: 'main', name: 'Main', events: [], groups: [], edges: [] }],
  ...{ variables: [], prompts: [], knowledge: [] },
  theme: { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' },
  settings: { idleMinutes: 30, resumeHours: 24 },
};

/** The file as it comes from outside: parsed JSON. */
export function importOf(file: unknown, locale: 'es' | 'en' = 'en'): ImportTypebot {
  const bot = typebotIn(JSON.parse(JSON.stringify(file)));
  if (bot === null) throw new Error('not a file of Typebot');
  return importTypebot(bot, { base, locale });
}

export function importWell(file: unknown, locale: 'es' | 'en' = 'en') {
  const result = importOf(file, locale);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.bot;
}

/** All blocks of the imported bot, by id. */
export function blocksOf({ flows }: BotDefinition): Map<string, Block> {
  return new Map(
    flows.flatMap(({ groups }) => groups.flatMap(({ blocks }) => blocks.map((one) => [one.id, one] as const))),
  );
}

export function errorsOf(definition: BotDefinition): Problem[] {
  return validateDefinition(definition).filter(({ severity }) => severity === 'ERROR');
}

/** A conversation with the imported bot. */
export class Talk {
  readonly said: string[] = [];
  readonly faults: string[] = [];
  state: SessionState;

  constructor(private readonly definition: BotDefinition) {
    this.state = startState(definition, { locale: definition.locale, seed: 7 });
    this.take({ kind: 'start' });
  }

  get isEnded(): boolean {
    return this.state.endReason !== null;
  }

  take(input: StepInput): void {
    const context = { now: new Date('2026-11-25T17:00:00Z') };
    const { state, outputs } = step({ definition: this.definition, state: this.state, input, context });
    this.state = state;
    this.said.push(...outputs.filter(isMessage).map(({ text }) => text));
    this.faults.push(...outputs.filter(isFault).map(({ code }) => code));
  }
}

function isMessage(output: StepOutput): output is Extract<StepOutput, { kind: 'message' }> {
  return output.kind === 'message';
}

function isFault(output: StepOutput): output is Extract<StepOutput, { kind: 'fault' }> {
  return output.kind === 'fault';
}
