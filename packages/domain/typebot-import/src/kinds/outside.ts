import type { BlockOptions } from '@tertulia/flow-engine';
import { isTrueAt, listAt, numberAt, objectAt, objectOf, textAt, type Json } from '../json.js';
import { made, type Context, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { placeholderOf } from './placeholder.js';

type Request = BlockOptions['httpRequest'];
type Mapping = Request['mappings'][number];

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const headersMax = 29;
const mappingsMax = 30;

/** A call over HTTP. One without an address is kept, to be completed before publishing. */
export function requestOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const webhook = objectAt(options, 'webhook');
  const method = textAt(webhook, 'method') || 'POST';
  if (!methods.has(method)) return placeholderOf(block, context, 'NO_SUCH_KIND');
  const url = urlOf(webhook, block, context);
  if (textAt(options, 'proxyCredentialsId') !== '') context.line(block).degrade('NO_PROXY');
  if (isTrueAt(options, 'isExecutedOnClient')) context.line(block).note('FROM_THE_SERVER');
  const facts: Partial<Request> = {
    ...{ method: method as Request['method'], url, headers: headersOf(webhook, block, context) },
    ...bodyOf(block, webhook, context),
    mappings: mappingsOf(block, context),
    timeoutSeconds: Math.min(60, Math.max(1, Math.trunc(numberAt(options, 'timeout') ?? 10))),
  };
  return { blocks: [made('httpRequest', facts, context.locale)] };
}

function urlOf(webhook: Json, block: SourceBlock, context: Context): string {
  const address = context.template(textAt(webhook, 'url').trim(), block);
  if (!/^https?:\/\/[^/{}\s]+/i.test(address)) {
    context.line(block).degrade('NO_ADDRESS');
    return '';
  }
  const query = listAt(webhook, 'queryParams')
    .map((one) => [textAt(objectOf(one), 'key'), context.template(textAt(objectOf(one), 'value'), block)] as const)
    .filter(([key]) => key !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${value.includes('{{') ? value : encodeURIComponent(value)}`);
  if (query.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function headersOf(webhook: Json, block: SourceBlock, context: Context): Request['headers'] {
  const all = listAt(webhook, 'headers')
    .map(objectOf)
    .filter((one) => textAt(one, 'key') !== '');
  if (all.length > headersMax) context.line(block).degrade('CUT_OFF');
  return all.slice(0, headersMax).map((one, at) => ({
    ...{ id: `h${at + 1}`, name: textAt(one, 'key').slice(0, 100) },
    value: context.template(textAt(one, 'value'), block),
  }));
}

function bodyOf(block: SourceBlock, webhook: Json, context: Context): Pick<Request, 'body' | 'bodyKind'> {
  const body = textAt(webhook, 'body');
  if (isTrueAt(block.options, 'isCustomBody') && body !== '') {
    const isJson = /^\s*[[{]/.test(body);
    return { bodyKind: isJson ? 'JSON' : 'TEXT', body: context.template(body, block) };
  }
  // Typebot sends all answers then.
  if (textAt(webhook, 'method') !== 'GET') context.line(block).degrade('NO_ANSWERS_SENT');
  return { bodyKind: 'NONE', body: '' };
}

/** `data.items[0].name` as a JSONPath of the response. */
function mappingsOf(block: SourceBlock, context: Context): Mapping[] {
  return listAt(block.options, 'responseVariableMapping')
    .map(objectOf)
    .flatMap((one, at): Mapping[] => {
      const variable = context.variable(textAt(one, 'variableId'), block);
      const path = textAt(one, 'bodyPath').trim();
      if (variable === null || path === '') return [];
      if (path === 'statusCode' || path.startsWith('statusCode')) {
        context.line(block).degrade('NO_STATUS_CODE');
        return [];
      }
      return [{ id: `m${at + 1}`, path: jsonPath(path), variable }];
    })
    .slice(0, mappingsMax);
}

function jsonPath(path: string): string {
  const inner = path.replace(/^data(?=$|[.[])/, '').replace(/^\./, '');
  const steps = inner.split(/\.|(?=\[)/).filter((step) => step !== '');
  return `$${steps.map((step) => (step.startsWith('[') ? step : /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`)).join('')}`;
}

/** Waits for a call from outside; its address is a new one, in a variable. */
export function listenerOf(block: SourceBlock, context: Context): Mapped {
  context.line(block).degrade('NEW_ADDRESS');
  const variable = context.names.add(context.locale === 'es' ? 'direccion_de_espera' : 'waiting_address');
  return { blocks: [made('awaitWebhook', { variable, mappings: mappingsOf(block, context) }, context.locale)] };
}

export function emailOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const to = listAt(options, 'recipients')
    .filter((one) => typeof one === 'string')
    .map((one) => context.template(one, block))
    .join(', ');
  const isLess = ['cc', 'bcc'].some((key) => listAt(options, key).length > 0) || isTrueAt(options, 'isBodyCode');
  if (isLess || textAt(options, 'attachmentsVariableId') !== '') context.line(block).degrade('EMAIL_WITHOUT_PARTS');
  const body = textAt(options, 'body');
  context.need(block, 'smtp');
  const facts = {
    ...{ to, replyTo: context.template(textAt(options, 'replyTo'), block), connectionId: 'slot:smtp:1' },
    subject: context.text(textAt(options, 'subject'), block),
    text: isTrueAt(options, 'isBodyCode') ? {} : context.text(body, block),
  };
  return { blocks: [made('sendEmail', facts, context.locale)] };
}

const sheetActions: Readonly<Record<string, string>> = {
  'Insert a row': 'appendRow',
  'Update a row': 'updateRow',
  'Get data from sheet': 'findRow',
};

export function sheetOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const action = sheetActions[textAt(options, 'action')];
  if (action === undefined) return placeholderOf(block, context, 'NO_SUCH_KIND');
  context.need(block, 'google-sheets');
  const cells = listAt(options, action === 'updateRow' ? 'cellsToUpsert' : 'cellsToInsert')
    .map(objectOf)
    .filter((cell) => textAt(cell, 'column') !== '')
    .map((cell) => ({
      name: textAt(cell, 'column').slice(0, 80),
      value: context.template(textAt(cell, 'value'), block),
    }))
    .slice(0, 60);
  const [first, ...others] = listAt(options, 'filter', 'comparisons').map(objectOf);
  const search = first ?? objectAt(options, 'referenceCell');
  const isSearch = action !== 'appendRow';
  if (isSearch && (others.length > 0 || action === 'findRow')) context.line(block).degrade('SHEET_SEARCH');
  const inputs = [
    { name: 'spreadsheet', value: textAt(options, 'spreadsheetId').slice(0, 200) },
    ...(isSearch ? [{ name: 'column', value: textAt(search, 'column').slice(0, 200) }] : []),
    ...(isSearch ? [{ name: 'value', value: context.template(textAt(search, 'value'), block) }] : []),
    ...(cells.length === 0 ? [] : [{ name: 'cells', value: '', entries: cells }]),
  ];
  const mappings = listAt(options, 'cellsToExtract')
    .map(objectOf)
    .flatMap((cell, at): Mapping[] => {
      const variable = context.variable(textAt(cell, 'variableId'), block);
      const path = `$.cells[${JSON.stringify(textAt(cell, 'column').slice(0, 200))}]`;
      return variable === null ? [] : [{ id: `m${at + 1}`, path, variable }];
    })
    .slice(0, mappingsMax);
  const facts = { connectionId: 'slot:google-sheets:1', action, inputs, mappings, isBackground: !isSearch };
  return { blocks: [made('connector', facts, context.locale)] };
}

/** A language model: its instructions become a prompt, and what it says is sent. */
export function modelOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const action = textAt(options, 'action') || textAt(options, 'task');
  if (!/chat|generate|assistant|completion|message/i.test(action)) return placeholderOf(block, context, 'NO_SUCH_KIND');
  const messages = listAt(options, 'messages').map(objectOf);
  const of = (role: string): string =>
    messages
      .filter((one) => textAt(one, 'role') === role)
      .map((one) => textAt(one, 'content'))
      .filter((text) => text !== '')
      .join('\n');
  const role = [textAt(options, 'systemMessage'), of('system')].filter((text) => text !== '').join('\n');
  const id = `prompt-${context.prompts.length + 1}`;
  const prompt = {
    id,
    name: block.type.slice(0, 80),
    role: context.template(role, block),
    tone: '',
    limits: '',
    knowledge: '',
  };
  context.prompts.push(prompt);
  context.line(block).degrade('MODEL_ANSWERS');
  const facts = { promptId: id, question: context.template(of('user'), block) };
  return { blocks: [made('aiResponse', facts, context.locale)] };
}
