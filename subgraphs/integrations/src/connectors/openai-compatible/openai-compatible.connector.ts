import type { Bilingual } from '@tertulia/errors';
import OpenAI, { APIError } from 'openai';
import type { Stream } from 'openai/core/streaming';
import type { ChatCompletionChunk, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import { required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type ConnectorField,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { costMicrosOf } from '../../domain/model-cost.js';
import { errorOfStatus } from '../connector-failure.js';
import { field, input } from '../fields.js';
import { asData } from './marked-data.js';
import { tokensOf, type ModelAnswer } from './model-answer.js';
import { messagesOfCalls, toolsOf } from './tool-messages.js';

const tokensDefault = 500;
const tokensMax = 4_000;
const currencies = ['USD', 'EUR', 'MXN', 'ARS', 'BRL', 'CLP', 'COP', 'PEN', 'UYU'] as const;
/** Tokens that a server adds around the texts of a request. */
const tokensAround = 50;

const answerNames: Bilingual = { es: 'Responder una pregunta', en: 'Answer a question' };
const answerInputs = [
  input('question', { es: 'Pregunta', en: 'Question' }, { kind: 'LONG_TEXT' }),
  input('instructions', { es: 'Instrucciones', en: 'Instructions' }, { kind: 'LONG_TEXT', isRequired: false }),
  input('data', { es: 'Datos de consulta', en: 'Reference data' }, { kind: 'LONG_TEXT', isRequired: false }),
  input('tokensMax', { es: 'Máximo de tokens', en: 'Maximum of tokens' }, { isRequired: false }),
  input('model', { es: 'Otro modelo', en: 'Another model' }, { isRequired: false }),
];

/** Any model behind the HTTP API that OpenAI has made common: hosted ones, and servers of one's own. */
export const openAiCompatibleConnector: Connector = {
  ...{ name: 'openai-compatible', version: 1, category: 'MODEL', apiUrl: null, auth: { kind: 'KEY' } },
  names: { es: 'Modelo compatible con OpenAI', en: 'OpenAI-compatible model' },
  summary: {
    es: 'Un modelo de lenguaje propio o contratado, con tu dirección y tu clave.',
    en: 'A language model of your own or rented, with your address and key.',
  },
  fields: [
    field(
      'baseUrl',
      { es: 'Dirección, como https://api.openai.com/v1', en: 'Address, such as https://api.openai.com/v1' },
      { kind: 'URL' },
    ),
    field('model', { es: 'Modelo', en: 'Model' }),
    field('apiKey', { es: 'Clave', en: 'Key' }, { isSecret: true }),
    optionalNumber('tokensMonth', { es: 'Máximo de tokens al mes', en: 'Maximum of tokens a month' }),
    optionalNumber('promptPrice', {
      es: 'Precio por millón de tokens de entrada',
      en: 'Price per million input tokens',
    }),
    optionalNumber('completionPrice', {
      es: 'Precio por millón de tokens de salida',
      en: 'Price per million output tokens',
    }),
    field(
      'currency',
      { es: 'Moneda de los precios', en: 'Currency of the prices' },
      { isRequired: false, kind: 'CHOICE', choices: currencies.map((code) => ({ value: code, labels: both(code) })) },
    ),
  ],
  actions: [
    { name: 'answer', names: answerNames, inputs: answerInputs, tokensMost, run: answer },
    {
      ...{ name: 'answerWithTools', names: answerNames, isInternal: true, tokensMost, run: answer },
      inputs: [
        ...answerInputs,
        input('tools', { es: 'Herramientas', en: 'Tools' }, { isRequired: false }),
        input('calls', { es: 'Llamadas hechas', en: 'Calls made' }, { isRequired: false }),
      ],
    },
  ],
  async test(context) {
    await guarded(async () => clientOf(context).models.list());
  },
  accountLabel: async ({ fields }) => fields['model'] ?? null,
};

function tokensMost(inputs: FieldValues): number {
  return tokensOf(Object.values(inputs).join('')) + tokensAround + capOf(inputs);
}

async function answer(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const cap = capOf(inputs);
  const wanted = (inputs['model'] ?? '').trim();
  const model = wanted === '' ? (context.fields['model'] ?? '') : wanted;
  const messages = messagesOf(context, required(inputs, 'question'), inputs);
  const tools = toolsOf(inputs['tools'] ?? '');
  return guarded(async () => {
    const stream = await clientOf(context).chat.completions.create({
      ...{ model, messages, max_tokens: cap, stream: true, stream_options: { include_usage: true } },
      ...(tools.length === 0 ? {} : { tools, parallel_tool_calls: false }),
    });
    const { text, toolCall, isCut, usage } = await readStream(stream, { cap, onText: context.onText });
    const written = `${text}${toolCall?.arguments ?? ''}`;
    const counted = countedTokens(usage, { messages, text: written });
    const costMicros = costMicrosOf(context.fields, counted);
    const currency = costMicros === null ? null : (context.fields['currency'] ?? 'USD');
    return { text, model, isCut, toolCall, costMicros, currency, ...counted };
  });
}

interface ReadAnswer {
  readonly text: string;
  readonly toolCall: { name: string; arguments: string } | null;
  readonly isCut: boolean;
  readonly usage: CompletionUsage | null;
}

/** What the model writes: a text, or the first tool that it wants used. */
async function readStream(
  stream: Stream<ChatCompletionChunk>,
  { cap, onText }: { readonly cap: number; readonly onText: ConnectorContext['onText'] },
): Promise<ReadAnswer> {
  let text = '';
  let usage: CompletionUsage | null = null;
  let isCut = false;
  const wanted = { name: '', arguments: '' };
  for await (const chunk of stream) {
    const [choice] = chunk.choices;
    const more = choice?.delta.content ?? '';
    text += more;
    if (more !== '') onText?.(text);
    const called = choice?.delta.tool_calls?.find(({ index }) => index === 0)?.function;
    wanted.name += called?.name ?? '';
    wanted.arguments += called?.arguments ?? '';
    isCut ||= choice?.finish_reason === 'length';
    usage = chunk.usage ?? usage;
    // A server that ignores the cap is not followed for longer than it could have written within it.
    if (text.length + wanted.name.length + wanted.arguments.length > cap * 16) {
      stream.controller.abort();
      isCut = true;
      break;
    }
  }
  return { text, toolCall: wanted.name === '' ? null : wanted, isCut, usage };
}

type Counted = Pick<ModelAnswer, 'promptTokens' | 'completionTokens' | 'tokens' | 'isEstimated'>;

function countedTokens(
  usage: CompletionUsage | null,
  { messages, text }: { messages: readonly ChatCompletionMessageParam[]; text: string },
): Counted {
  const sent = messages.map((message) => JSON.stringify(message.content ?? '')).join('');
  const promptTokens = wholeNumber(usage?.prompt_tokens) ?? tokensOf(sent) + tokensAround;
  const completionTokens = wholeNumber(usage?.completion_tokens) ?? tokensOf(text);
  return {
    ...{ promptTokens, completionTokens, tokens: promptTokens + completionTokens },
    isEstimated: wholeNumber(usage?.prompt_tokens) === null || wholeNumber(usage?.completion_tokens) === null,
  };
}

/** Null for anything else; servers that imitate the API send all kinds of things. */
function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function capOf(inputs: FieldValues): number {
  const wanted = Number(inputs['tokensMax'] ?? '');
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, tokensMax) : tokensDefault;
}

function messagesOf(
  { effectId }: ConnectorContext,
  question: string,
  { instructions = '', data = '', calls = '' }: FieldValues,
): ChatCompletionMessageParam[] {
  const parts = [instructions, ...(data === '' ? [] : [asData(data, effectId)])];
  const system = parts.filter((one) => one !== '').join('\n\n');
  return [
    ...(system === '' ? [] : [{ role: 'system', content: system } as const]),
    { role: 'user', content: question },
    ...messagesOfCalls(calls, effectId),
  ];
}

function optionalNumber(name: string, labels: Bilingual): ConnectorField {
  return field(name, labels, { isRequired: false, kind: 'NUMBER' });
}

function both(text: string): Bilingual {
  return { es: text, en: text };
}

function clientOf({ fetch, fields, secret, deadline }: ConnectorContext): OpenAI {
  const timeout = Math.max(1, deadline.getTime() - Date.now());
  // Retries are the executor's; nothing is read from the environment.
  return new OpenAI({
    ...{ apiKey: secret['apiKey'] ?? '', baseURL: fields['baseUrl'] ?? '', fetch, timeout, maxRetries: 0 },
    ...{ organization: null, project: null, logLevel: 'off' },
  });
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof APIError) || typeof error.status !== 'number') throw error;
    throw (
      errorOfStatus(error.status, error.headers?.get('retry-after') ?? null) ??
      new ConnectorError('OUTAGE', 'UNEXPECTED_RESPONSE')
    );
  }
}
