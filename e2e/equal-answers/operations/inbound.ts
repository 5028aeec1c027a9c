/** Sources that external systems call: made, signed anew, deleted, and refused. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const shown = 'inboundSource { id name scheme header url lastReceivedAt lastRefusedAt secrets { __typename } } secret';
const input = { name: 'Pagos', scheme: 'STANDARD_WEBHOOKS' };
const own = { sourceId: '$source' };
const list = 'query List { organization { inboundSources { id name scheme secrets { __typename } } } }';
const byId = `query Source($id: ID!) { inboundSource(id: $id) { id name
  events(first: 5) { totalCount nodes { state } } event(id: $id) { id } } }`;

export const inbound: readonly Step[] = [
  change('createInboundSource', shown, {
    as: 'ana',
    input,
    keep: { source: 'data.createInboundSource.inboundSource.id' },
  }),
  ...['luis', 'vera', undefined].map((as) => change('createInboundSource', shown, { as, input, refused: 'ANY' })),
  change('createInboundSource', shown, {
    as: 'ana',
    input: { ...input, scheme: 'SLACK' },
    name: 'a source of Slack without a connection',
    refused: 'INVALID_VALUE',
  }),
  change('createInboundSource', shown, {
    as: 'ana',
    input: { name: '', scheme: 'HMAC_SHA256', header: 'x y', secret: 'short' },
    name: 'a source without a name, with a header that is none',
    refused: 'REQUIRED',
  }),
  look(list, { as: 'ana', name: 'the sources' }),
  look(list, { as: 'vera', name: 'no sources for a viewer', refused: 'ANY' }),
  look(byId, { as: 'ana', variables: { id: '$source' }, name: 'a source by its id' }),
  look(byId, { as: 'mateo', variables: { id: '$source' }, name: 'a source of another organization' }),
  look(byId, { as: 'vera', variables: { id: '$source' }, name: 'no source for a viewer', refused: 'ANY' }),
  change('rotateInboundSecret', shown, { as: 'ana', input: own }),
  change('rotateInboundSecret', shown, { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('saveSigningSecret', 'connection { inboundScheme inboundSource { url } }', {
    as: 'ana',
    input: { connectionId: '$source', secret: 'a-signing-secret-0123' },
    refused: 'NOT_FOUND',
  }),
  change('deleteInboundSource', 'sourceId', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('deleteInboundSource', 'sourceId', { as: 'ana', input: own }),
  look(list, { as: 'ana', name: 'no source is left' }),
];
