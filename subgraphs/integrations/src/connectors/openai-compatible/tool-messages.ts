import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { asData } from './marked-data.js';

const name = z.string().regex(/^[a-z]\w{0,40}$/);
const parameters = z.array(z.object({ key: name, description: z.string().max(300) })).max(60);
const toolsSchema = z.array(z.object({ name, description: z.string().max(600), parameters })).max(10);
const callsSchema = z.array(z.object({ name, values: z.record(name, z.string()), result: z.string() })).max(10);

/** The tools of a request, which are JSON; none where they are not what they should be. */
export function toolsOf(json: string): ChatCompletionTool[] {
  return (parsed(toolsSchema, json) ?? []).map((tool) => ({
    type: 'function',
    function: {
      ...{ name: tool.name, description: tool.description },
      parameters: {
        ...{ type: 'object', additionalProperties: false },
        properties: Object.fromEntries(
          tool.parameters.map(({ key, description }) => [key, { type: 'string', description }]),
        ),
      },
    },
  }));
}

/** What was called for the question, and what came back, marked as data. */
export function messagesOfCalls(json: string, effectId: string): ChatCompletionMessageParam[] {
  return (parsed(callsSchema, json) ?? []).flatMap((call, at): ChatCompletionMessageParam[] => {
    const id = `call_${at + 1}`;
    const wanted = { name: call.name, arguments: JSON.stringify(call.values) };
    return [
      { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: wanted }] },
      { role: 'tool', tool_call_id: id, content: asData(call.result, effectId) },
    ];
  });
}

function parsed<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    const read = schema.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
