import { startVendor, type Vendor } from './vendor.ts';

/** A request for a completion. */
export interface Completion {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string; readonly tool_calls?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly description: string } }[];
  readonly max_tokens: number;
  readonly stream: boolean;
}

/** A stand-in for a server with OpenAI's HTTP API (models, streamed chat completions). */
export interface ModelVendor extends Vendor {
  readonly completions: Completion[];
  /** What it says. */
  reply: string;
  /** What it wants called before it says that, one in each answer, whether it was offered or not. */
  calls: { readonly name: string; readonly arguments: string }[];
  /**
   * The next answer stops after so many words. `goOn` lets the rest follow, `cut` drops the connection.
   */
  pauseAfter(words: number): { goOn(): void; cut(): void };
  token: string;
  /** False for a server that does not say how many tokens it took. */
  reportsTokens: boolean;
}

export async function startModel(): Promise<ModelVendor> {
  const completions: Completion[] = [];
  let pause: Pause | null = null;
  const sent = (events: readonly string[]): unknown => {
    const now = pause;
    pause = null;
    return now === null ? events.join('') : withPause(events, now);
  };
  const vendor = await startVendor(({ url, json, headers }) => {
    if (headers.authorization !== `Bearer ${model.token}`) return { status: 401, body: { error: { message: 'no' } } };
    if (url.pathname === '/v1/models') return { status: 200, body: { object: 'list', data: [] } };
    if (url.pathname !== '/v1/chat/completions') return { status: 404, body: {} };
    completions.push(json as Completion);
    return {
      status: 200,
      body: sent(eventsOf(model.calls.shift() ?? model.reply, model.reportsTokens)),
      headers: { 'content-type': 'text/event-stream' },
    };
  });
  const model: ModelVendor = Object.assign(vendor, {
    ...{ completions, calls: [], reply: 'Abrimos a las 9.', token: 'token-1', reportsTokens: true },
    pauseAfter(words: number) {
      let end: (error?: Error) => void = () => undefined;
      const isOver = new Promise<void>((resolve, reject) => {
        end = (error) => (error === undefined ? resolve() : reject(error));
      });
      isOver.catch(() => undefined);
      pause = { words, isOver };
      return { goOn: () => end(), cut: () => end(new Error('the model is gone')) };
    },
  });
  return model;
}

interface Pause {
  readonly words: number;
  readonly isOver: Promise<void>;
}

async function* withPause(events: readonly string[], { words, isOver }: Pause): AsyncGenerator<string> {
  for (const [at, event] of events.entries()) {
    if (at === words) await isOver;
    yield event;
  }
}

/** Word by word, or a call in two parts; then what it cost. */
function eventsOf(reply: string | ModelVendor['calls'][number], reportsTokens: boolean): string[] {
  const chunk = (choices: unknown[], usage: unknown = null) =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices, usage })}\n\n`;
  const delta = (one: object) => chunk([{ index: 0, delta: one, finish_reason: null }]);
  const called = (one: object) => delta({ tool_calls: [{ index: 0, function: one }] });
  const words =
    typeof reply === 'string'
      ? reply.split(/(?<= )/).map((content) => delta({ content }))
      : [
          called({ name: reply.name, arguments: '' }),
          ...reply.arguments.split(/(?<=,)/).map((part) => called({ arguments: part })),
        ];
  const end = chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]);
  const cost = chunk([], { prompt_tokens: 20, completion_tokens: words.length, total_tokens: 20 + words.length });
  return [...words, end, ...(reportsTokens ? [cost] : []), 'data: [DONE]\n\n'];
}
