import { z } from 'zod';
import { referenceOf, tokenPattern } from '../../domain/one-time-url.js';
import { ConnectorError, type InboundAnswer, type InboundFollowUp } from '../connector.js';

/** The action of this connector that shows an answer in its message. */
export const showAnswerAction = 'showAnswer';

/** What a button carries. A reference instead of the URL: whoever reads the message cannot answer in place of Slack. */
const buttonValue = z.object({ reference: z.string().regex(/^[0-9a-f]{64}$/), choice: z.string() });
const pressed = z.object({
  type: z.literal('block_actions'),
  user: z.looseObject({ id: z.string(), username: z.string().optional(), name: z.string().optional() }),
  actions: z.array(z.looseObject({ value: z.string().optional(), block_id: z.string().optional() })).min(1),
  channel: z.looseObject({ id: z.string() }).optional(),
  message: z.looseObject({ ts: z.string(), text: z.string() }).optional(),
});

/** The reference of the one-time URL that a flow gave. @throws ConnectorError REFUSED for another text */
export function referenceOfUrl(url: string): string {
  const token = url.split('/').at(-1) ?? '';
  if (!tokenPattern.test(token)) throw new ConnectorError('REFUSED', 'INPUT_INVALID_ANSWERURL');
  return referenceOf(token);
}

/** The value of a button with that label. */
export function valueOfButton(reference: string, choice: string): string {
  return JSON.stringify({ reference, choice } satisfies z.infer<typeof buttonValue>);
}

/** The button that a person pressed, and who: Slack sends it as JSON in the field `payload` of a form. */
export function slackAnswerOf(body: Buffer): InboundAnswer | null {
  const payload = new URLSearchParams(body.toString('utf8')).get('payload');
  const press = payload === null ? undefined : pressed.safeParse(parsed(payload)).data;
  const button = buttonValue.safeParse(parsed(press?.actions[0]?.value ?? '')).data;
  if (press === undefined || button === undefined) return null;
  const { id, name, username } = press.user;
  const value = { choice: button.choice, user: name ?? username ?? id, userId: id };
  return { reference: button.reference, value, afterwards: followUpOf(press, button.choice) };
}

/** Shows in the message what was chosen, in place of its buttons. */
function followUpOf(
  { actions, channel, message, user }: z.infer<typeof pressed>,
  choice: string,
): InboundFollowUp | null {
  const askedBy = z.uuid().safeParse(actions[0]?.block_id).data;
  if (askedBy === undefined || channel === undefined || message === undefined) return null;
  const inputs = { channel: channel.id, ts: message.ts, text: message.text, choice, userId: user.id };
  return { askedBy, action: showAnswerAction, inputs };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
