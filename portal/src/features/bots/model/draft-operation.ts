import {
  isSameJson,
  type AnswerModel,
  type BotDefinition,
  type BusinessProfile,
  type Flow,
  type IntentSettings,
  type KnowledgeEntry,
  type Locale,
  type Prompt,
  type Theme,
  type Tone,
  type Variable,
} from '@tertulia/flow-engine';

/** Language, tone and timeouts of a bot, as the settings mutation takes them. */
export interface BotSettings {
  locale: Locale;
  locales: Locale[];
  tone: Tone;
  idleMinutes: number;
  resumeHours: number;
  /** Empty for none. */
  framedSites: string[];
}

/** One change of a draft, in the units of the mutations that save it. Plain JSON, so that it survives a reload. */
export type DraftOperation =
  | { kind: 'flow'; flow: Flow }
  /** A flow that the server does not have yet; see `savable`. */
  | { kind: 'createFlow'; flow: Flow }
  | { kind: 'deleteFlow'; id: string }
  | { kind: 'variables'; variables: Variable[] }
  | { kind: 'profile'; profile: BusinessProfile }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'settings'; settings: BotSettings }
  | { kind: 'answerModel'; answerModel: AnswerModel | null }
  | { kind: 'intents'; intents: IntentSettings | null }
  | { kind: 'knowledge'; entry: KnowledgeEntry }
  | { kind: 'deleteKnowledge'; id: string }
  | { kind: 'prompt'; prompt: Prompt; note: string }
  | { kind: 'deletePrompt'; id: string };

/** Operations with the same key replace each other while they wait. */
export function operationKey(operation: DraftOperation): string {
  switch (operation.kind) {
    case 'flow':
    case 'createFlow':
      return `flow:${operation.flow.id}`;
    case 'deleteFlow':
      return `flow:${operation.id}`;
    case 'knowledge':
      return `knowledge:${operation.entry.id}`;
    case 'deleteKnowledge':
      return `knowledge:${operation.id}`;
    case 'prompt':
      return `prompt:${operation.prompt.id}`;
    case 'deletePrompt':
      return `prompt:${operation.id}`;
    case 'variables':
    case 'profile':
    case 'theme':
    case 'settings':
    case 'answerModel':
    case 'intents':
      return operation.kind;
  }
}

/** The definition as it will be once the operation is saved. */
export function applyOperation(definition: BotDefinition, operation: DraftOperation): BotDefinition {
  switch (operation.kind) {
    case 'flow':
    case 'createFlow':
      return { ...definition, flows: upsert(definition.flows, operation.flow) };
    case 'deleteFlow':
      return { ...definition, flows: definition.flows.filter((flow) => flow.id !== operation.id) };
    case 'variables':
      return { ...definition, variables: operation.variables };
    case 'profile':
      return { ...definition, profile: operation.profile };
    case 'theme':
      return { ...definition, theme: operation.theme };
    case 'settings': {
      const { locale, locales, tone, idleMinutes, resumeHours, framedSites } = operation.settings;
      const { framedSites: _before, ...others } = definition.settings;
      const framed = framedSites.length === 0 ? {} : { framedSites };
      const settings = { ...others, idleMinutes, resumeHours, ...framed };
      return { ...definition, locale, locales, tone, settings };
    }
    case 'answerModel':
      return withAnswerModel(definition, operation.answerModel);
    case 'intents':
      return withIntents(definition, operation.intents);
    case 'knowledge':
      return { ...definition, knowledge: upsert(definition.knowledge, operation.entry) };
    case 'deleteKnowledge':
      return { ...definition, knowledge: definition.knowledge.filter((entry) => entry.id !== operation.id) };
    case 'prompt':
      return { ...definition, prompts: upsert(definition.prompts, operation.prompt) };
    case 'deletePrompt':
      return { ...definition, prompts: definition.prompts.filter((prompt) => prompt.id !== operation.id) };
  }
}

/** The operation with the current values of the definition; null if what it saves was removed. */
export function refreshed(operation: DraftOperation, definition: BotDefinition): DraftOperation | null {
  switch (operation.kind) {
    case 'flow':
    case 'createFlow':
    case 'deleteFlow':
      return flowNow(operation, definition);
    case 'variables':
      return { kind: 'variables', variables: definition.variables };
    case 'profile':
      return { kind: 'profile', profile: definition.profile };
    case 'theme':
      return { kind: 'theme', theme: definition.theme };
    case 'settings':
      return { kind: 'settings', settings: settingsOf(definition) };
    case 'answerModel':
      return { kind: 'answerModel', answerModel: definition.settings.answerModel ?? null };
    case 'intents':
      return { kind: 'intents', intents: definition.settings.intents ?? null };
    case 'knowledge':
    case 'deleteKnowledge':
      return knowledgeNow(operation, definition);
    case 'prompt':
    case 'deletePrompt':
      return promptNow(operation, definition);
  }
}

function flowNow(
  operation: Extract<DraftOperation, { kind: 'flow' | 'createFlow' | 'deleteFlow' }>,
  { flows }: BotDefinition,
): DraftOperation | null {
  const id = operation.kind === 'deleteFlow' ? operation.id : operation.flow.id;
  const flow = flows.find((one) => one.id === id);
  return flow === undefined ? null : { kind: 'flow', flow };
}

function knowledgeNow(
  operation: Extract<DraftOperation, { kind: 'knowledge' | 'deleteKnowledge' }>,
  { knowledge }: BotDefinition,
): DraftOperation | null {
  const id = operation.kind === 'knowledge' ? operation.entry.id : operation.id;
  const entry = knowledge.find((one) => one.id === id);
  return entry === undefined ? null : { kind: 'knowledge', entry };
}

function promptNow(
  operation: Extract<DraftOperation, { kind: 'prompt' | 'deletePrompt' }>,
  { prompts }: BotDefinition,
): DraftOperation | null {
  const id = operation.kind === 'prompt' ? operation.prompt.id : operation.id;
  const prompt = prompts.find((one) => one.id === id);
  const note = operation.kind === 'prompt' ? operation.note : '';
  return prompt === undefined ? null : { kind: 'prompt', prompt, note };
}

/** The operation that turns the server's definition into the wanted one; null if they already agree. */
export function stillToSave(
  operation: DraftOperation,
  { wanted, server }: { wanted: BotDefinition; server: BotDefinition },
): DraftOperation | null {
  const [next, there] = [refreshed(operation, wanted), refreshed(operation, server)];
  if (next !== null) return isSameJson(next, there) ? null : next;
  if (there?.kind === 'flow') return { kind: 'deleteFlow', id: there.flow.id };
  if (there?.kind === 'knowledge') return { kind: 'deleteKnowledge', id: there.entry.id };
  return there?.kind === 'prompt' ? { kind: 'deletePrompt', id: there.prompt.id } : null;
}

/** The settings of a definition in the shape of their form and mutation. */
export function settingsOf({ locale, locales, tone, settings }: BotDefinition): BotSettings {
  const { idleMinutes, resumeHours, framedSites = [] } = settings;
  return { locale, locales, tone, idleMinutes, resumeHours, framedSites };
}

function withAnswerModel(definition: BotDefinition, answerModel: AnswerModel | null): BotDefinition {
  const { answerModel: _before, ...settings } = definition.settings;
  return { ...definition, settings: answerModel === null ? settings : { ...settings, answerModel } };
}

function withIntents(definition: BotDefinition, intents: IntentSettings | null): BotDefinition {
  const { intents: _before, ...settings } = definition.settings;
  return { ...definition, settings: intents === null ? settings : { ...settings, intents } };
}

/** The operation with the permanent id of a new entry. */
export function withPermanentId(operation: DraftOperation, ids: { from: string; to: string }): DraftOperation {
  switch (operation.kind) {
    case 'knowledge':
      return operation.entry.id === ids.from ? { ...operation, entry: { ...operation.entry, id: ids.to } } : operation;
    case 'prompt':
      return operation.prompt.id === ids.from
        ? { ...operation, prompt: { ...operation.prompt, id: ids.to } }
        : operation;
    case 'deleteKnowledge':
    case 'deletePrompt':
      return operation.id === ids.from ? { ...operation, id: ids.to } : operation;
    case 'flow':
    case 'createFlow':
    case 'deleteFlow':
    case 'variables':
    case 'profile':
    case 'theme':
    case 'settings':
    case 'answerModel':
    case 'intents':
      return operation;
  }
}

/** The definition with the permanent id of a new entry. */
export function renameEntry(definition: BotDefinition, ids: { from: string; to: string }): BotDefinition {
  const renamed = <T extends { id: string }>(entry: T): T => (entry.id === ids.from ? { ...entry, id: ids.to } : entry);
  return { ...definition, knowledge: definition.knowledge.map(renamed), prompts: definition.prompts.map(renamed) };
}

const TEMPORARY_PREFIX = 'new:';

/** A temporary id for an entry that is not saved yet; its first save returns the permanent id. */
export function temporaryId(unique: string): string {
  return `${TEMPORARY_PREFIX}${unique}`;
}

/** True for ids made by `temporaryId`. */
export function isTemporaryId(id: string): boolean {
  return id.startsWith(TEMPORARY_PREFIX);
}

function upsert<T extends { id: string }>(entries: T[], entry: T): T[] {
  const isKnown = entries.some((candidate) => candidate.id === entry.id);
  return isKnown ? entries.map((candidate) => (candidate.id === entry.id ? entry : candidate)) : [...entries, entry];
}
