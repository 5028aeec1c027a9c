import {
  defaultOptions,
  parseDefinition,
  parseFlow,
  type BotDefinition,
  type Flow,
  type KnowledgeEntry,
  type ParseIssue,
  type Prompt,
  type Theme,
} from '@tertulia/flow-engine';
import { isColour } from './colour.js';
import type { DraftOperation } from './draft-operation.js';
import { emptied, savableProfile } from './savable-profile.js';
import type { InvalidField, Savable } from './invalid-field.js';

/** The part of an operation that the server accepts, with the saved value for every invalid field. */
export interface SavableOperation {
  /** Null if nothing of it can be saved. */
  operation: DraftOperation | null;
  invalid: InvalidField[];
}

/**
 * Splits an operation into what can be saved and the fields that wait for the person. `saved` is the server's draft.
 */
export function savable(operation: DraftOperation, saved: BotDefinition): SavableOperation {
  switch (operation.kind) {
    case 'profile': {
      const { value, invalid } = savableProfile(operation.profile, saved);
      return { operation: { kind: 'profile', profile: value }, invalid };
    }
    case 'theme': {
      const { value, invalid } = savableTheme(operation.theme, saved.theme);
      return { operation: { kind: 'theme', theme: value }, invalid };
    }
    case 'knowledge':
      return whole(operation, invalidInEntry(operation.entry));
    case 'prompt':
      return savablePrompt(operation, saved);
    case 'flow':
    case 'createFlow':
      return savableFlow(operation.flow, saved);
    case 'deleteFlow':
      return { operation: isKnownFlow(saved, operation.id) ? operation : null, invalid: [] };
    case 'variables':
      return whole(operation, invalidVariables(operation, saved));
    case 'settings':
    case 'answerModel':
    case 'intents':
    case 'deleteKnowledge':
    case 'deletePrompt':
      return { operation, invalid: [] };
  }
}

function whole(operation: DraftOperation, invalid: InvalidField[]): SavableOperation {
  return { operation: invalid.length === 0 ? operation : null, invalid };
}

function savableTheme(theme: Theme, saved: Theme): Savable<Theme> {
  const invalid: InvalidField[] = [];
  if (!isColour(theme.primaryColor)) invalid.push({ path: 'theme.primaryColor', reason: 'badColour' });
  const isBare = theme.avatarText.trim() === '';
  if (isBare) invalid.push({ path: 'theme.avatarText', reason: 'empty' });
  return {
    value: {
      ...theme,
      primaryColor: isColour(theme.primaryColor) ? theme.primaryColor : saved.primaryColor,
      avatarText: isBare ? saved.avatarText : theme.avatarText,
    },
    invalid,
  };
}

function invalidInEntry({ id, question, answer }: KnowledgeEntry): InvalidField[] {
  const texts = { question, answer };
  return (['question', 'answer'] as const)
    .filter((field) => texts[field].trim() === '')
    .map((field) => ({ path: `knowledge.${id}.${field}`, reason: 'empty' }));
}

function savablePrompt(
  operation: Extract<DraftOperation, { kind: 'prompt' }>,
  { prompts }: BotDefinition,
): SavableOperation {
  const { prompt } = operation;
  if (prompt.name.trim() !== '') return { operation, invalid: [] };
  const invalid: InvalidField[] = [{ path: `prompts.${prompt.id}.name`, reason: 'empty' }];
  const known = prompts.find((one) => one.id === prompt.id);
  const named: Prompt | null = known === undefined ? null : { ...prompt, name: known.name };
  return { operation: named === null ? null : { ...operation, prompt: named }, invalid };
}

function invalidVariables(
  { variables }: Extract<DraftOperation, { kind: 'variables' }>,
  saved: BotDefinition,
): InvalidField[] {
  const parsed = parseDefinition({ ...saved, flows: saved.flows.slice(0, 1).map(emptied), knowledge: [], variables });
  const issues = parsed.ok ? [] : parsed.issues.filter((issue) => issue.path[0] === 'variables');
  return issues.map((issue) => ({
    path: `variables.${variables[Number(issue.path[1])]?.name ?? ''}.${issue.path[2] ?? ''}`,
    reason: 'refused',
  }));
}

/** The flow with each refused option replaced by the saved one, or by the default of a new block. */
function savableFlow(flow: Flow, saved: BotDefinition): SavableOperation {
  const parsed = parseFlow(flow);
  const kind = isKnownFlow(saved, flow.id) ? 'flow' : 'createFlow';
  if (parsed.ok) return { operation: { kind, flow }, invalid: [] };
  const repaired = structuredClone(flow);
  const invalid = parsed.issues.map((issue) => repairFlow(repaired, issue, saved));
  const isRepaired = parseFlow(repaired).ok;
  return { operation: isRepaired ? { kind, flow: repaired } : null, invalid: unique(invalid) };
}

function isKnownFlow({ flows }: BotDefinition, id: string): boolean {
  return flows.some((flow) => flow.id === id);
}

/** Replaces a refused value by the saved one; returns the field. */
function repairFlow(flow: Flow, { path }: ParseIssue, saved: BotDefinition): InvalidField {
  const [list = '', at = '', second = '', blockAt = '', , option = ''] = path;
  const group = list === 'groups' ? flow.groups[Number(at)] : undefined;
  const block = second === 'blocks' ? group?.blocks[Number(blockAt)] : undefined;
  const known = saved.flows.find((one) => one.id === flow.id)?.groups ?? [];
  if (block === undefined || option === '') {
    if (group !== undefined && second === 'title')
      group.title = known.find((one) => one.id === group.id)?.title ?? group.title.slice(0, 80);
    return {
      path: `flows.${flow.id}.${group === undefined ? path.join('.') : `groups.${group.id}.${second}`}`,
      reason: 'refused',
    };
  }
  const before = known.flatMap((one) => one.blocks).find((one) => one.id === block.id && one.kind === block.kind);
  const options = (before?.options ?? defaultOptions(block.kind)) as Record<string, unknown>;
  Object.assign(block.options, { [option]: options[option] });
  return { path: `flows.${flow.id}.blocks.${block.id}.${option}`, reason: 'refused' };
}

function unique(invalid: InvalidField[]): InvalidField[] {
  return [...new Map(invalid.map((field) => [field.path, field])).values()];
}
