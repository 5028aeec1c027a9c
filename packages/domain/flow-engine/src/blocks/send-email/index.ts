import { z } from 'zod';
import { flowText, text as template } from '../../definition/parts.js';
import type { BlockOf, OutsideEffect } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { oneLine, renderAddresses } from '../../outside/plain-values.js';
import { pickText } from '../../text/flow-text.js';
import type { BlockDefinition, Finding } from '../definition.js';
import { connectionId, defineOutside, effectBase, request, withoutConnection, type EffectFault } from '../outside.js';
import { inLanguage } from '../question.js';

const maxSubjectLength = 500;
const maxMailLength = 50_000;

/** Sends an e-mail from the business's own mail server. */
export const sendEmail: BlockDefinition<'sendEmail'> = defineOutside<'sendEmail'>({
  name: { es: 'Enviar correo', en: 'Send e-mail' },
  options: z.object({
    ...{ connectionId, to: template, replyTo: template, subject: flowText, text: flowText },
    timeoutSeconds: z.number().int().min(1).max(60),
    isBackground: z.boolean(),
  }),
  defaults: (locale) => ({
    ...{ connectionId: null, to: '', replyTo: '', text: {}, timeoutSeconds: 20, isBackground: true },
    subject: inLanguage(locale, { es: 'Nuevo mensaje de tu bot', en: 'New message from your bot' }),
  }),
  texts: ({ options }) => [
    { field: 'subject', text: options.subject, isExpected: true },
    { field: 'text', text: options.text, isExpected: true },
  ],
  templates: ({ options }) => [
    { field: 'to', source: options.to },
    { field: 'replyTo', source: options.replyTo },
  ],
  inspect: (block) => [...withoutConnection(block), ...(block.options.to.trim() === '' ? [withoutRecipient] : [])],
  summary: ({ options }, locale) =>
    options.to === '' ? sendEmail.name[locale] : `${options.to}: ${pickText(options.subject, locale, locale)}`,
  run: (block, turn) => request(block, turn, effectOf(block, turn)),
});

function effectOf(block: BlockOf<'sendEmail'>, turn: Turn): OutsideEffect | EffectFault {
  const { connectionId: connection, timeoutSeconds } = block.options;
  if (connection === null) return 'NO_CONNECTION';
  const to = renderAddresses(turn.compile(block.options.to), turn);
  const replyTo = renderAddresses(turn.compile(block.options.replyTo), turn);
  if (to === null || to.length === 0 || replyTo === null || replyTo.length > 1) return 'BAD_ADDRESS';
  const subject = oneLine(turn.text(block.options.subject)).slice(0, maxSubjectLength);
  const text = turn.text(block.options.text).slice(0, maxMailLength);
  const mail = { to: to.join(', '), replyTo: replyTo[0] ?? '', subject, text };
  return { kind: 'mail', ...effectBase(block, turn, timeoutSeconds * 1_000), connectionId: connection, ...mail };
}

const withoutRecipient: Finding = {
  code: 'MISSING_OPTION',
  field: 'to',
  message: { es: 'Falta a quién se envía el correo.', en: 'The recipient of the e-mail is missing.' },
  fix: { es: 'Escribe una dirección o una variable.', en: 'Write an address or a variable.' },
};
