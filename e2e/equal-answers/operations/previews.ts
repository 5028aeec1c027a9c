/** Links with which anybody may try a draft. */
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const link = 'previewLink { id creator { id } }';
const visit = 'conversationId token state endReason lastSequence locale messages { sequence author text } bot { name }';
const create = (as: string | undefined, input = {}, rest: Extra = {}) =>
  change('createPreviewLink', `${link} token`, {
    as,
    input: { botId: '$aurora.bots.1.id', days: 7, ...input },
    name: `${as ?? 'nobody'} makes a preview link ${JSON.stringify(input)}`,
    ...rest,
  });
const place = { token: '$previewToken', conversation: '$preview' };
/** A mutation of whoever has the link; its input type is not named after it. */
const follow = (field: string, selection: string, rest: Extra = {}) => ({
  name: `${field} of a preview`,
  query: `mutation Follow($input: PreviewConversationInput!) { ${field}(input: $input) { ${selection} userErrors { code message } } }`,
  variables: { input: place },
  ...rest,
});
const send = (said: object, rest: Extra = {}) =>
  change('sendPreviewMessage', visit, {
    input: { ...place, clientMessageId: 'm1', ...said },
    name: `a colleague says ${JSON.stringify(said)}`,
    ...rest,
  });

export const previews: readonly Step[] = [
  create(
    'luis',
    {},
    {
      keep: { previewLink: 'data.createPreviewLink.previewLink.id', previewToken: 'data.createPreviewLink.token' },
    },
  ),
  create('ana', { days: 2 }, { refused: 'INVALID_VALUE' }),
  create('ana', { botId: '$palma.bots.0.id' }, { refused: 'NOT_FOUND' }),
  create('vera', {}, { refused: 'FORBIDDEN' }),
  create(undefined, {}, { refused: 'UNAUTHENTICATED' }),
  look('query Links($id: ID!) { bot(id: $id) { previewLinks { id creator { id } } } }', {
    as: 'luis',
    name: 'the preview links of a bot',
    variables: { id: '$aurora.bots.1.id' },
  }),
  change('startPreview', visit, {
    input: { token: '$previewToken', locale: 'es' },
    name: 'nobody opens a preview',
    keep: { preview: 'data.startPreview.conversationId' },
  }),
  change('preparePreviewUpload', 'upload { fileId }', {
    input: { token: 'x', conversation: 'x', name: 'a.jpg', bytes: 1 },
    name: 'a file for an unknown preview',
    refused: 'PREVIEW_NOT_FOUND',
  }),
  change('startPreview', visit, { input: { token: 'x' }, name: 'an unknown preview', refused: 'PREVIEW_NOT_FOUND' }),
  send({ choiceIds: ['book'] }),
  send({ choiceIds: ['book'] }),
  send({ text: 'x', rating: 5, clientMessageId: 'm2' }, { refused: 'ANY' }),
  follow('continuePreview', visit),
  follow('removePreviewConversation', 'isDeleted'),
  follow('continuePreview', visit, { name: 'a removed conversation of a preview', refused: 'PREVIEW_NOT_FOUND' }),
  change('revokePreviewLink', 'previewLinkId', {
    as: 'mateo',
    input: { previewLinkId: '$previewLink' },
    name: 'somebody else revokes a preview link',
    refused: 'ANY',
  }),
  change('revokePreviewLink', 'previewLinkId', { as: 'luis', input: { previewLinkId: '$previewLink' } }),
  change('startPreview', visit, {
    input: { token: '$previewToken' },
    name: 'a revoked preview',
    refused: 'PREVIEW_NOT_FOUND',
  }),
];
