import { z } from 'zod';
import { required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { input } from '../fields.js';
import { callSlack, slackAnswer } from './slack-call.js';
import { slackChannels } from './slack-channels.js';
import { referenceOfUrl, showAnswerAction, slackAnswerOf, valueOfButton } from './slack-answer.js';

const posted = slackAnswer.extend({ ts: z.string().optional(), channel: z.string().optional() });
const message = z.looseObject({ ts: z.string(), metadata: z.unknown() });
const history = slackAnswer.extend({ messages: z.array(message).optional() });
const ourMetadata = z.object({ event_type: z.literal('tertulia_effect'), event_payload: z.object({ id: z.string() }) });

const buttonsMax = 5;
/** Slack shows no more of a label. */
const labelMax = 75;

/** Slack: a message to a channel, with buttons whose clicks Slack signs. */
export const slackConnector: Connector = {
  ...{ name: 'slack', version: 1, category: 'MESSAGING', apiUrl: 'https://slack.com/api', fields: [] },
  names: { es: 'Slack', en: 'Slack' },
  summary: { es: 'Avisa a tu equipo en un canal de Slack.', en: 'Notifies your team in a Slack channel.' },
  auth: {
    ...{ kind: 'OAUTH', provider: 'slack', extraParameters: {} },
    scopes: ['chat:write', 'channels:history', 'groups:history', 'channels:read', 'groups:read'],
    authorizationUrl: 'https://slack.com/oauth/v2/authorize',
    tokenUrl: 'https://slack.com/api/oauth.v2.access',
    revocation: { how: 'BEARER', url: 'https://slack.com/api/auth.revoke' },
  },
  inbound: { scheme: 'SLACK', answerOf: slackAnswerOf },
  actions: [
    {
      name: 'postMessage',
      names: { es: 'Enviar un mensaje', en: 'Send a message' },
      inputs: [
        input('channel', { es: 'Canal', en: 'Channel' }, { isChannel: true }),
        input('text', { es: 'Texto', en: 'Text' }, { kind: 'LONG_TEXT' }),
        input(
          'buttons',
          { es: 'Botones, uno por línea', en: 'Buttons, one per line' },
          { kind: 'LONG_TEXT', isRequired: false },
        ),
        input(
          'answerUrl',
          {
            es: 'URL de un solo uso que espera el botón (con botones)',
            en: 'One-time URL that waits for the button (with buttons)',
          },
          { isRequired: false },
        ),
      ],
      run: postMessage,
    },
    {
      ...{ name: showAnswerAction, isInternal: true, inputs: [], run: showAnswer },
      names: { es: 'Mostrar el botón elegido', en: 'Show the chosen button' },
    },
  ],
  channels: slackChannels,
  async test(context) {
    await callSlack(context, 'auth.test', { body: {}, response: slackAnswer });
  },
  async accountLabel(context) {
    const { team } = await callSlack(context, 'auth.test', {
      body: {},
      response: slackAnswer.extend({ team: z.string().optional() }),
    });
    return team ?? null;
  },
};

async function postMessage(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const channel = required(inputs, 'channel');
  const earlier = context.isRepeat ? await sentBefore(context, channel) : null;
  if (earlier !== null) return { channel, ts: earlier };
  const text = plain(required(inputs, 'text'));
  const body = {
    ...{ channel, text, unfurl_links: false },
    metadata: { event_type: 'tertulia_effect', event_payload: { id: context.effectId } },
    ...blocksOf(context.effectId, text, inputs),
  };
  const { ts } = await callSlack(context, 'chat.postMessage', { body, response: posted });
  return { channel, ts: ts ?? null };
}

/** Replaces the buttons of a message by what was chosen, and by whom. Its text is as Slack has it, escaped already. */
async function showAnswer(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const [channel, ts, text] = [required(inputs, 'channel'), required(inputs, 'ts'), required(inputs, 'text')];
  const chosen = `:white_check_mark: *${plain(required(inputs, 'choice'))}* <@${plain(required(inputs, 'userId'))}>`;
  const blocks = [sectionOf(text), { type: 'context', elements: [{ type: 'mrkdwn', text: chosen }] }];
  await callSlack(context, 'chat.update', { body: { channel, ts, text, blocks }, response: posted });
  return { channel, ts };
}

/** Slack knows no idempotency key: the id in the metadata of the last messages says whether an attempt has arrived. */
async function sentBefore(context: ConnectorContext, channel: string): Promise<string | null> {
  const query = { channel, limit: '100', include_all_metadata: 'true' };
  const { messages = [] } = await callSlack(context, 'conversations.history', { query, response: history });
  const found = messages.find(({ metadata }) => {
    const read = ourMetadata.safeParse(metadata);
    return read.success && read.data.event_payload.id === context.effectId;
  });
  return found?.ts ?? null;
}

function sectionOf(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 3_000) } };
}

/** The message with its buttons; nothing for one without. */
function blocksOf(effectId: string, text: string, inputs: FieldValues): { blocks?: unknown[] } {
  const labels = (inputs['buttons'] ?? '').split('\n').map((one) => one.trim());
  const buttons = [...new Set(labels)].filter((one) => one !== '');
  if (buttons.length === 0) return {};
  if (buttons.length > buttonsMax || buttons.some(({ length }) => length > labelMax)) {
    throw new ConnectorError('REFUSED', 'INPUT_INVALID_BUTTONS');
  }
  const reference = referenceOfUrl(required(inputs, 'answerUrl'));
  const elements = buttons.map((label, index) => ({
    ...{ type: 'button', action_id: `choice_${index}`, value: valueOfButton(reference, label) },
    text: { type: 'plain_text', text: label },
  }));
  return {
    blocks: [sectionOf(text), { type: 'actions', block_id: effectId, elements }],
  };
}

/** What a visitor wrote must not mention a channel or draw a link. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
