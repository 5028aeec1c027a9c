import { z } from 'zod';
import { isUnsafeName } from '../../definition/names.js';
import { id, name, text } from '../../definition/parts.js';
import type { AiTool, AiToolInput, AiToolValue, BlockOf, EffectResult, ToolCall } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { renderDataText } from '../../outside/plain-values.js';
import type { Finding, Outcome } from '../definition.js';

/** Calls of tools for one question. */
const mostCalls = 4;
/** From the question on; after it no further call is made. */
const longestMs = 60_000;
const callMs = 15_000;
const longestResult = 2_000;
/** Characters of all that a model says for one call. */
const longestValues = 1_500;

const inputName = name.refine((given) => given !== '' && !isUnsafeName(given), 'This name is reserved');
const value = { name: inputName, value: text, description: z.string().max(100) };
const input: z.ZodType<AiToolInput> = z.object({
  ...value,
  entries: z.array(z.object(value)).max(20).optional(),
});

/** Schema of the tools of a block. */
export const toolsSchema: z.ZodType<AiTool[]> = z
  .array(
    z.object({
      ...{ id, connectionId: id.nullable(), action: name },
      ...{ description: z.string().max(300), inputs: z.array(input).max(15) },
    }),
  )
  .max(6);

/** Something that the model says when it uses a tool. */
export interface ToolParameter {
  /** Short and plain, for a name may have any letters. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

/** What is left to the model of the inputs of a tool. */
export function toolParameters({ inputs }: AiTool): ToolParameter[] {
  return valuesOf(inputs)
    .filter((one) => one.value.trim() === '')
    .map((one, at) => ({ key: `p${at + 1}`, name: one.name, description: one.description }));
}

function valuesOf(inputs: readonly AiToolInput[]): AiToolValue[] {
  return inputs.flatMap((one) => one.entries ?? [one]);
}

/** The tool of the block that is to be used, if it may be used now: else the code of the reason. */
export function requestedTool(
  { options: { tools = [] } }: BlockOf<'aiResponse'>,
  { toolId, values }: Omit<ToolCall, 'result'>,
  turn: Turn,
): AiTool | 'TOOL_REFUSED' | 'TOOL_BUDGET' {
  const { answering } = turn.state;
  const tool = tools.find((one) => one.id === toolId);
  if (tool === undefined || tool.connectionId === null || tool.action === '') return 'TOOL_REFUSED';
  const keys = new Set(toolParameters(tool).map(({ key }) => key));
  const said = Object.entries(values);
  const length = said.reduce((sum, [, one]) => sum + one.length, 0);
  if (said.some(([key]) => !keys.has(key)) || length > longestValues) return 'TOOL_REFUSED';
  return answering === undefined || answering.calls.length >= mostCalls ? 'TOOL_BUDGET' : tool;
}

/** Uses the tool: an effect like that of a block of its own. */
export function useTool(
  blockId: string,
  tool: AiTool,
  { values, turn }: { values: ToolCall['values']; turn: Turn },
): Outcome {
  const { answering } = turn.state;
  if (answering !== undefined) turn.state.answering = { ...answering, open: { toolId: tool.id, values } };
  turn.await({
    ...{ kind: 'action', id: turn.nextEffectId(blockId), blockId, deadlineMs: callMs, isBackground: false },
    ...{ connectionId: tool.connectionId ?? '', action: tool.action, inputs: inputsOf(tool, values, turn) },
    mappings: [{ path: '$', variable: 'result' }],
  });
  return { kind: 'wait' };
}

function inputsOf({ inputs }: AiTool, values: ToolCall['values'], turn: Turn): Record<string, string> {
  let at = 0;
  const textOf = (one: AiToolValue): string => {
    if (one.value.trim() !== '') return renderDataText(turn.compile(one.value), turn);
    at += 1;
    return values[`p${at}`] ?? '';
  };
  const given = inputs.map((one): [string, string] => {
    if (one.entries === undefined) return [one.name, textOf(one)];
    return [one.name, JSON.stringify(Object.fromEntries(one.entries.map((entry) => [entry.name, textOf(entry)])))];
  });
  return Object.fromEntries(given);
}

/** Notes what came back of a tool; false when the time for further calls is over. */
export function noteResult(blockId: string, result: EffectResult, turn: Turn): boolean {
  const { answering } = turn.state;
  if (answering?.open == null) return false;
  if (result.kind === 'failed') turn.fault(blockId, result.code);
  if (result.kind === 'timeout') turn.fault(blockId, 'EFFECT_TIMEOUT');
  const call = { ...answering.open, result: wordsOf(result).slice(0, longestResult) };
  turn.state.answering = { ...answering, calls: [...answering.calls, call], open: null };
  return turn.context.now.getTime() - answering.startedAtMs < longestMs;
}

function wordsOf(result: EffectResult): string {
  if (result.kind === 'failed') return `failed ${result.code}`;
  if (result.kind !== 'done') return 'no answer in time';
  const { result: found = null } = result.values;
  if (found === null) return 'done';
  return typeof found === 'string' ? found : JSON.stringify(found);
}

/** Inputs of an action that exceed this are not sent. */
export function toolFindings({ options: { tools = [] } }: BlockOf<'aiResponse'>): Finding[] {
  return tools.flatMap(({ connectionId, action, description }, at): Finding[] => {
    const field = `tools.${at}`;
    if (connectionId === null) return [{ code: 'MISSING_OPTION', field: `${field}.connectionId`, ...noConnection }];
    if (action === '') return [{ code: 'MISSING_OPTION', field: `${field}.action`, ...noAction }];
    return description.trim() === '' ? [{ code: 'MISSING_OPTION', field: `${field}.description`, ...noPurpose }] : [];
  });
}

/** The templates of the values that the owner gives. */
export function toolTemplates({ options: { tools = [] } }: BlockOf<'aiResponse'>): { field: string; source: string }[] {
  return tools.flatMap(({ inputs }, at) =>
    valuesOf(inputs).map((one) => ({ field: `tools.${at}.inputs.${one.name}`, source: one.value })),
  );
}

const noConnection = {
  message: { es: 'Falta elegir la conexión de una herramienta.', en: 'The connection of a tool is missing.' },
  fix: { es: 'Elige una conexión o borra la herramienta.', en: 'Pick a connection or delete the tool.' },
};
const noAction = {
  message: { es: 'Falta elegir la acción de una herramienta.', en: 'The action of a tool is missing.' },
  fix: { es: 'Elige qué puede hacer el modelo.', en: 'Pick what the model may do.' },
};
const noPurpose = {
  message: { es: 'Falta decir cuándo se usa la herramienta.', en: 'When to use the tool is missing.' },
  fix: { es: 'Escríbelo para el modelo.', en: 'Write it for the model.' },
};
