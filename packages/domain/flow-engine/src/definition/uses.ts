import { definitionOf } from '../blocks/registry.js';
import { impliedVariablesOf } from '../blocks/implied-variables.js';
import { parseExpression } from '../expressions/tree.js';
import { checkExpression } from '../expressions/check.js';
import type { Block, BotDefinition, Flow, FlowText, Prompt } from '../model.js';
import { inspectTemplate } from '../text/template.js';
import { intentTexts } from './intent-texts.js';

/** Where a variable is used: a block, a prompt, or a text for an intent. */
export type VariableUse =
  | { kind: 'block'; flowId: string; groupId: string; blockId: string; field: string; isWritten: boolean }
  | { kind: 'prompt'; promptId: string; field: string }
  | { kind: 'intent'; field: string };

/** An option, or another text, that may name variables. */
interface Source {
  field: string;
  kind: 'template' | 'expression' | 'path';
  text: string;
  isWritten: boolean;
}

const promptParts = ['role', 'tone', 'limits', 'knowledge'] as const satisfies readonly (keyof Prompt)[];

/** Every place that reads or changes a variable. */
export function usesOfVariable(definition: BotDefinition, name: string): VariableUse[] {
  const names = namesOf(definition, name);
  const uses: VariableUse[] = [];
  for (const { id: flowId, groups } of definition.flows.filter((flow) => !hasParameter(flow, name)))
    for (const { id: groupId, blocks } of groups)
      for (const block of blocks)
        for (const source of sourcesOf(block))
          if (reads(source, names)) {
            const { field, isWritten } = source;
            uses.push({ kind: 'block', flowId, groupId, blockId: block.id, field, isWritten });
          }
  for (const prompt of definition.prompts)
    for (const field of promptParts)
      if (reads({ kind: 'template', text: prompt[field] }, names))
        uses.push({ kind: 'prompt', promptId: prompt.id, field });
  for (const [field, text] of intentTexts(definition))
    if ([text.es, text.en].some((one) => reads({ kind: 'template', text: one ?? '' }, names)))
      uses.push({ kind: 'intent', field });
  return uses;
}

/** Inside a flow a parameter hides the variable of the same name. */
function hasParameter({ parameters = [] }: Flow, name: string): boolean {
  return parameters.some((one) => one.name === name);
}

/** A variable, and those that its questions store beside it, such as the time of a day. */
function namesOf({ flows }: BotDefinition, name: string): ReadonlySet<string> {
  const asks = ({ options }: Block): boolean => 'variable' in options && options.variable === name;
  const own = flows.map((flow) => {
    const groups = flow.groups.map((group) => ({ ...group, blocks: group.blocks.filter(asks) }));
    return { ...flow, groups };
  });
  return new Set([name, ...impliedVariablesOf(own)]);
}

function sourcesOf(block: Block): Source[] {
  const kind = definitionOf(block.kind);
  const template = { kind: 'template', isWritten: false } as const;
  return [
    ...kind.texts(block).flatMap(({ field, text }) =>
      (['es', 'en'] as const).map((locale) => ({
        ...template,
        field: `${field}.${locale}`,
        text: text[locale] ?? '',
      })),
    ),
    ...kind.templates(block).map(({ field, source }) => ({ ...template, field, text: source })),
    ...kind.expressions(block).map(({ field, source }) => {
      return { kind: 'expression' as const, field, text: source, isWritten: false };
    }),
    ...kind.variables(block).map(({ field, path, isWritten }) => {
      return { kind: 'path' as const, field, text: path, isWritten };
    }),
  ];
}

function reads({ kind, text }: Pick<Source, 'kind' | 'text'>, names: ReadonlySet<string>): boolean {
  if (kind === 'path') return names.has(text.split('.')[0] ?? '');
  if (kind === 'expression')
    return checkExpression(text, { types: new Map() }).paths.some(([root = '']) => names.has(root));
  return text.includes('{{') && inspectTemplate(text).paths.some(([root = '']) => names.has(root));
}

/** The definition with a variable under another name, everywhere. What does not name it stays the same object. */
export function withRenamedVariable(
  definition: BotDefinition,
  { from, to }: { from: string; to: string },
): BotDefinition {
  const names = new Map([...namesOf(definition, from)].map((name) => [name, `${to}${name.slice(from.length)}`]));
  const used = usesOfVariable(definition, from);
  const blocks = new Set(used.flatMap((use) => (use.kind === 'block' ? [use.blockId] : [])));
  const flows = new Set(used.flatMap((use) => (use.kind === 'block' ? [use.flowId] : [])));
  const prompts = new Set(used.flatMap((use) => (use.kind === 'prompt' ? [use.promptId] : [])));
  const renamedBlock = (block: Block): Block => (blocks.has(block.id) ? withNames(block, names) : block);
  return {
    ...definition,
    variables: definition.variables.map((one) => (one.name === from ? { ...one, name: to } : one)),
    flows: definition.flows.map((flow) =>
      flows.has(flow.id)
        ? { ...flow, groups: flow.groups.map((group) => ({ ...group, blocks: group.blocks.map(renamedBlock) })) }
        : flow,
    ),
    prompts: definition.prompts.map((prompt) =>
      prompts.has(prompt.id)
        ? { ...prompt, ...Object.fromEntries(promptParts.map((part) => [part, inTemplate(prompt[part], names)])) }
        : prompt,
    ),
    settings: used.some(({ kind }) => kind === 'intent') ? withIntentNames(definition, names) : definition.settings,
  };
}

type Names = ReadonlyMap<string, string>;

function withNames(block: Block, names: Names): Block {
  const renamed = structuredClone(block);
  for (const source of sourcesOf(block)) put(renamed.options, source.field.split('.'), renamedSource(source, names));
  return renamed;
}

function renamedSource({ kind, text }: Source, names: Names): string {
  if (kind === 'template') return inTemplate(text, names);
  return kind === 'expression' ? inExpression(text, names) : withRoot(text, names);
}

/** Writes a text at a path where there is a text already. */
function put(options: object, path: readonly string[], text: string): void {
  let at: unknown = options;
  for (const key of path.slice(0, -1))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : null;
  const last = path.at(-1) ?? '';
  if (typeof at !== 'object' || at === null || !Object.hasOwn(at, last)) return;
  const holder = at as Record<string, unknown>;
  if (typeof holder[last] === 'string') holder[last] = text;
}

function withRoot(path: string, names: Names): string {
  const [root = '', ...rest] = path.split('.');
  return [names.get(root) ?? root, ...rest].join('.');
}

const outputs = /\{\{[^{}]*\}\}/g;
const nameOrText = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|[\p{L}_][\p{L}\p{N}_]*/gu;

function inTemplate(text: string, names: Names): string {
  return text.replace(outputs, (output) =>
    output.replace(nameOrText, (token, at: number) => {
      // After a dot it is a part of something else, after a bar the name of a filter.
      return /(?:\.|\|\s*)$/.test(output.slice(0, at)) ? token : (names.get(token) ?? token);
    }),
  );
}

const listName = /\.\s*(?:all|exists|exists_one|map|filter)\s*\(\s*([\p{L}_][\p{L}\p{N}_]*)\s*,/gu;

/** An expression stays as it is where the new name would be taken by a list inside it; the checks then say so. */
function inExpression(source: string, names: Names): string {
  const taken = new Set([...source.matchAll(listName)].map(([, name]) => name));
  if (parseExpression(source).node === null || [...names.values()].some((name) => taken.has(name))) return source;
  return source.replace(nameOrText, (token, at: number) => {
    const isPart =
      source.slice(0, at).trimEnd().endsWith('.') ||
      source
        .slice(at + token.length)
        .trimStart()
        .startsWith('(');
    return isPart ? token : (names.get(token) ?? token);
  });
}

function withIntentNames({ settings }: BotDefinition, names: Names): BotDefinition['settings'] {
  const renamed = (text: FlowText): FlowText =>
    Object.fromEntries(Object.entries(text).map(([locale, words]) => [locale, inTemplate(words ?? '', names)]));
  const { intents } = settings;
  if (intents === undefined) return settings;
  const replies = Object.fromEntries(
    Object.entries(intents.replies ?? {}).map(([intent, reply]) => [intent, { ...reply, text: renamed(reply.text) }]),
  );
  const urgentText = intents.urgentText && { urgentText: renamed(intents.urgentText) };
  return { ...settings, intents: { ...intents, ...urgentText, ...(intents.replies && { replies }) } };
}
