/** Webhooks: created, changed, sent, signed anew, deleted, and refused. The receiver is a host that cannot exist. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const shown = 'webhookEndpoint { id url eventTypes state disabledReason secrets { __typename } successRate }';
/** Without the state: the first attempt may have ended before it is read. */
const delivery = 'delivery { id eventType isTest }';
const disabled = 'webhookEndpoint { id disabledReason }';
const input = { url: 'https://socio.example/tertulia', eventTypes: ['GOAL_REACHED', 'RATING_GIVEN'] };
const own = { endpointId: '$webhook' };
const list = 'query List { organization { webhookEndpoints { id url state secrets { __typename } } } }';
const byId = 'query Endpoint($id: ID!) { webhookEndpoint(id: $id) { id url eventTypes state } }';
const deliveryById = 'query Delivery($id: ID!) { webhookDelivery(id: $id) { id eventType isTest } }';
const events = `subscription Events { events(types: [CONNECTION_STATE_CHANGED]) { type ... on ConnectionStateChanged {
  name state previous stateCode connection { name } bots { name } } } }`;
const selection = 'subscription { events(types: [GOAL_REACHED]) { ... on GoalReached { name bot { name } } } }';
const broken = selection.replace('bot { name }', 'colour');
const connection = {
  ...{ connector: 'http', name: 'Avisos ${attempt}' },
  fields: [
    { name: 'origin', value: 'https://avisos.example' },
    { name: 'scheme', value: 'BEARER' },
    { name: 'secret', value: 'a-long-token-of-a-suite-4712' },
  ],
};
const versions = 'configurationWebhook { url mode state disabledReason failingSince lastAttempt { status } }';
const ofBot = { botId: '$aurora.bots.1.id', url: 'https://socio.example/versiones', mode: 'NOTIFY' };
const versionsOf = `query Versions($id: ID!) { bot(id: $id) { ${versions} } }`;
const requested = { botId: '$aurora.bots.1.id', method: 'GET', url: 'https://socio.example/precios', headers: [] };

export const webhooks: readonly Step[] = [
  change('createWebhookEndpoint', shown, {
    as: 'ana',
    input,
    keep: { webhook: 'data.createWebhookEndpoint.webhookEndpoint.id' },
  }),
  ...['luis', 'vera', undefined].map((as) => change('createWebhookEndpoint', shown, { as, input, refused: 'ANY' })),
  change('createWebhookEndpoint', shown, {
    as: 'ana',
    input: { ...input, url: 'https://127.0.0.1/x' },
    name: 'an endpoint on the server itself',
    refused: 'ANY',
  }),
  change('createWebhookEndpoint', shown, {
    as: 'ana',
    input: { ...input, eventTypes: [] },
    name: 'an endpoint without events',
    refused: 'ANY',
  }),
  look(list, { as: 'ana', name: 'the endpoints' }),
  look(byId, { as: 'ana', variables: { id: '$webhook' }, name: 'an endpoint by its id' }),
  look(byId, { as: 'mateo', variables: { id: '$webhook' }, name: 'an endpoint of another organization' }),
  look(list, { as: 'vera', name: 'no endpoints for a viewer', refused: 'ANY' }),
  change('updateWebhookEndpoint', shown, { as: 'ana', input: { ...own, eventTypes: ['GOAL_REACHED'] } }),
  change('updateWebhookEndpoint', shown, { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('rotateWebhookSecret', shown, { as: 'ana', input: own }),
  change('sendTestWebhook', delivery, {
    as: 'ana',
    input: { ...own, eventType: 'GOAL_REACHED' },
    keep: { delivery: 'data.sendTestWebhook.delivery.id' },
  }),
  look(deliveryById, { as: 'ana', variables: { id: '$delivery' }, name: 'a delivery by its id' }),
  look(deliveryById, { as: 'mateo', variables: { id: '$delivery' }, name: 'a delivery of another organization' }),
  {
    listen: 'deliveries',
    as: 'ana',
    query: 'subscription Deliveries($id: ID!) { deliveryChanged(endpointId: $id) { isTest eventType } }',
    variables: { id: '$webhook' },
  },
  { unlisten: 'deliveries' },
  ...[undefined, selection, broken].map((text) =>
    change('previewWebhookPayload', 'isExample', {
      as: 'ana',
      input: { eventType: 'GOAL_REACHED', selection: text },
      name: `the payload of a goal${text === undefined ? '' : `, by ${text}`}`,
      ...(text === broken ? { refused: 'SELECTION_INVALID' } : {}),
    }),
  ),
  ...['vera', undefined].map((as) =>
    change('previewWebhookPayload', 'isExample', { as, input: { eventType: 'GOAL_REACHED' }, refused: 'ANY' }),
  ),
  change('updateWebhookEndpoint', 'webhookEndpoint { selection }', {
    as: 'ana',
    input: { ...own, selection },
    name: 'an endpoint gets a selection',
  }),
  { listen: 'events', as: 'ana', query: events, isSilent: true },
  {
    wake: 'events',
    path: 'data.events.name',
    value: '$avisos',
    by: change('createConnection', 'connection { id name }', {
      as: 'ana',
      input: connection,
      name: 'connects until the event is heard',
      keep: { avisos: 'data.createConnection.connection.name', avisosId: 'data.createConnection.connection.id' },
    }),
  },
  change('createConnection', 'connection { id name }', {
    as: 'ana',
    input: { ...connection, name: 'Avisos más tarde' },
    keep: { laterId: 'data.createConnection.connection.id' },
  }),
  { hear: 'events', count: 1 },
  { unlisten: 'events' },
  change('deleteConnection', 'connectionId', { as: 'ana', input: { connectionId: '$avisosId' } }),
  change('deleteConnection', 'connectionId', { as: 'ana', input: { connectionId: '$laterId' } }),
  change('disableWebhookEndpoint', disabled, { as: 'ana', input: own }),
  change('resendDelivery', delivery, { as: 'ana', input: { deliveryId: '$delivery' }, refused: 'WEBHOOK_DISABLED' }),
  change('enableWebhookEndpoint', disabled, { as: 'ana', input: own }),
  change('resendDelivery', delivery, { as: 'ana', input: { deliveryId: '$delivery' } }),
  change('resendFailedDeliveries', 'count', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('resendFailedDeliveries', 'count', { as: 'ana', input: own }),
  change('testHttpRequest', 'failure response { status }', { as: 'ana', input: requested }),
  change('testHttpRequest', 'failure response { status }', {
    as: 'ana',
    input: { ...requested, url: 'http://169.254.169.254/latest' },
    name: 'a request to a metadata service',
  }),
  change('deleteWebhookEndpoint', 'endpointId', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('deleteWebhookEndpoint', 'endpointId', { as: 'ana', input: own }),
  look(list, { as: 'ana', name: 'no endpoint is left' }),
  ...['luis', 'vera', 'mateo', 'key:demoKey', undefined].map((as) =>
    change('saveConfigurationWebhook', versions, { as, input: ofBot, refused: 'ANY' }),
  ),
  change('saveConfigurationWebhook', versions, {
    as: 'ana',
    input: { ...ofBot, url: 'https://10.0.0.1/x' },
    name: 'a configuration webhook in a private network',
    refused: 'ANY',
  }),
  change('saveConfigurationWebhook', versions, { as: 'ana', input: ofBot }),
  look(versionsOf, { as: 'ana', name: 'the configuration webhook', variables: { id: ofBot.botId } }),
  look(versionsOf, { as: 'luis', name: 'none for a manager', variables: { id: ofBot.botId }, refused: 'ANY' }),
  change('saveConfigurationWebhook', versions, {
    as: 'ana',
    input: { ...ofBot, url: null },
    name: 'the configuration webhook is removed',
  }),
];
