/** Connections: made, limited, changed, deleted, and refused. The other side is a host that cannot exist. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const shown = `connection { id connector name accountLabel state stateReason { es en } lastFour settings { name value }
  bots { id } health { succeeded failed } runs { totalCount } }`;
const values = [
  { name: 'origin', value: 'https://agenda.example' },
  { name: 'scheme', value: 'BEARER' },
  { name: 'secret', value: 'a-long-token-of-a-suite-4711' },
];
const make = (as: string | undefined, input: Variables, rest: Extra = {}) =>
  change('createConnection', shown, {
    as,
    input: { connector: 'http', name: 'Agenda', fields: values, ...input },
    name: `${as ?? 'nobody'} connects ${JSON.stringify(input).slice(0, 70)}`,
    ...rest,
  });
const catalogue = `query Catalogue { connectors { name version names { es en } summary { es en } category auth plan isIncluded
  isSetUp fields { name labels { es en } isRequired isSecret kind choices { value labels { es en } } }
  actions { name names { es en } inputs { name labels { es en } isRequired kind } } } }`;
const list = `query List { organization { connections(first: 100) { totalCount nodes { name state lastFour bots { id } } } } }`;
const one = 'query One($id: ID!) { connection(id: $id) { id name state createdAt updatedAt settings { name value } } }';

export const connections: readonly Step[] = [
  ...['ana', 'luis'].map((as) => look(catalogue, { as, name: `the catalogue for ${as}` })),
  ...['vera', undefined].map((as) =>
    look(catalogue, { as, refused: 'ANY', name: `no catalogue for ${as ?? 'nobody'}` }),
  ),
  make('ana', {}, { keep: { connection: 'data.createConnection.connection.id' } }),
  {
    listen: 'connections',
    as: 'ana',
    query: 'subscription Follow { connectionChanged { connection { name state } } }',
    first: { path: 'data.connectionChanged.connection.name', value: 'Agenda' },
  },
  make('ana', { connector: 'unknown' }, { refused: 'INVALID_VALUE' }),
  make('ana', { name: '' }, { refused: 'REQUIRED' }),
  make('ana', { fields: [] }, { refused: 'REQUIRED' }),
  ...['luis', 'vera', undefined].map((as) => make(as, {}, { refused: 'ANY' })),
  look(list, { as: 'ana', name: 'the connections' }),
  look(list, { as: 'vera', name: 'no connections for a viewer', refused: 'ANY' }),
  look(one, { as: 'ana', variables: { id: '$connection' }, name: 'a connection by its id' }),
  look(one, { as: 'mateo', variables: { id: '$connection' }, name: 'a connection of another organization' }),
  change('updateConnection', shown, { as: 'ana', input: { connectionId: '$connection', name: 'Otra agenda' } }),
  { hear: 'connections', path: 'data.connectionChanged.connection.name', value: 'Otra agenda' },
  { unlisten: 'connections' },
  change('updateConnection', shown, {
    as: 'mateo',
    input: { connectionId: '$connection', name: 'Ajena' },
    refused: 'NOT_FOUND',
  }),
  ...[
    { as: 'ana', input: { connectionId: '$connection', channel: 'C1' }, refused: 'INVALID_VALUE' },
    { as: 'mateo', input: { connectionId: '$connection', channel: 'C1' }, refused: 'NOT_FOUND' },
    { as: 'luis', input: {}, refused: 'ANY' },
    { as: 'ana', input: {}, name: 'ana chooses no channel of Slack' },
  ].map((rest) => change('chooseSlackChannel', 'slackAlerts { channel connection { id } }', rest)),
  look('query SlackAlerts { organization { slackAlerts { channel } } }', { as: 'ana', name: 'no channel of Slack' }),
  // The address contains secrets of the attempt, which differ.
  change('startConnection', '__typename', {
    as: 'ana',
    input: { connector: 'google-sheets', name: 'Hojas' },
    name: 'ana starts a connection by OAuth',
  }),
  change('startConnection', 'authorizationUrl', {
    as: 'ana',
    input: { connector: 'hubspot', name: 'Clientes' },
    refused: 'CONNECTOR_NOT_SET_UP',
    name: 'a provider that is not set up',
  }),
  change('reauthorizeConnection', 'authorizationUrl', {
    as: 'ana',
    input: { connectionId: '$connection' },
    refused: 'ANY',
  }),
  change('testConnection', 'outcome httpStatus connection { state }', {
    as: 'ana',
    input: { connectionId: '$connection' },
  }),
  change('testConnection', 'outcome httpStatus connection { state }', {
    as: 'mateo',
    input: { connectionId: '$connection' },
    refused: 'NOT_FOUND',
  }),
  change('deleteConnection', 'connectionId', {
    as: 'mateo',
    input: { connectionId: '$connection' },
    refused: 'NOT_FOUND',
  }),
  change('deleteConnection', 'connectionId', { as: 'ana', input: { connectionId: '$connection' } }),
  look(one, { as: 'ana', variables: { id: '$connection' }, name: 'a deleted connection' }),
];
