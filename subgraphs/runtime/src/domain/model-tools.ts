import { toolParameters, type AiTool, type AnswerResult, type Block, type ToolCall } from '@tertulia/flow-engine';

/** Calls after which the model has to answer with what it has. */
const mostCalls = 4;
const inputMax = 19_000;

/** Inputs of a request to a model that may use the tools of a block; null where it may use none. */
export function toolInputs(
  block: Block | undefined,
  calls: readonly ToolCall[],
): { readonly tools: string; readonly calls: string } | null {
  const tools = toolsOf(block);
  if (tools.length === 0) return null;
  const offered = calls.length < mostCalls ? tools.map(described) : [];
  const made = calls.map(({ toolId, values, result }) => ({ name: nameOf(tools, toolId), values, result }));
  return { tools: fitting(offered), calls: withinLimit(made) };
}

/** The tool that a model wants used, as the engine takes it; null for what is no tool of the block. */
export function wantedCall(block: Block | undefined, said: unknown): Extract<AnswerResult, { kind: 'calls' }> | null {
  if (typeof said !== 'object' || said === null || !('name' in said) || !('arguments' in said)) return null;
  const tools = toolsOf(block);
  const tool = tools.find(({ id }) => nameOf(tools, id) === said.name);
  const given = typeof said.arguments === 'string' ? objectOf(said.arguments) : null;
  if (tool === undefined || given === null) return null;
  const values = toolParameters(tool).flatMap(({ key }): [string, string][] => {
    const value = Object.hasOwn(given, key) ? given[key] : null;
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)]] : [];
  });
  return { kind: 'calls', toolId: tool.id, values: Object.fromEntries(values) };
}

function toolsOf(block: Block | undefined): readonly AiTool[] {
  return block?.kind === 'aiResponse' ? (block.options.tools ?? []) : [];
}

/** The model never sees a connection: a tool is known to it by its place in the block. */
function nameOf(tools: readonly AiTool[], toolId: string): string {
  return `tool_${tools.findIndex(({ id }) => id === toolId) + 1}`;
}

function described(tool: AiTool, at: number) {
  const parameters = toolParameters(tool).map(({ key, name, description }) => {
    return { key, description: description.trim() === '' ? name : `${name}: ${description}` };
  });
  return { name: `tool_${at + 1}`, description: `${tool.action}: ${tool.description}`, parameters };
}

/** As many as an input can hold. */
function fitting(tools: readonly unknown[]): string {
  const some = [...tools];
  while (JSON.stringify(some).length > inputMax) some.pop();
  return some.length === 0 ? '' : JSON.stringify(some);
}

function withinLimit(calls: readonly { name: string; values: ToolCall['values']; result: string }[]): string {
  for (let most = 2_000; most > 50; most /= 2) {
    const json = JSON.stringify(calls.map((call) => ({ ...call, result: call.result.slice(0, most) })));
    if (json.length <= inputMax) return calls.length === 0 ? '' : json;
  }
  return '';
}

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json === '' ? '{}' : json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
