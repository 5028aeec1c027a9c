/** Connectors of an organization: saved, tried, submitted, deleted, and refused. The other side is a host that cannot exist. */
import { manifestOfSuite } from '../../kit/manifest.ts';
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const shown = `customConnector { id connector version names { es en } summary { es en } category manifest state reason submittedAt
  reviewedAt catalogueVersion connectionCount createdAt updatedAt }`;
const tried = `request { method url headers { name } body } response { status } value failure`;
const manifest = JSON.stringify(manifestOfSuite);
const own = { connectorId: '$connector' };
const list = `query List { organization { customConnectors(first: 100) { totalCount nodes { id state version } } } }`;
const byId = 'query Connector($id: ID!) { customConnector(id: $id) { id state version manifest } }';
const waiting = 'query Waiting { connectorsInReview { totalCount nodes { id version } } }';
const save = (input: object, rest: Step) => change('saveConnector', shown, { input: { manifest, ...input }, ...rest });

export const customConnectors: readonly Step[] = [
  // The plan reaches integrations by an event.
  save(
    {},
    {
      as: 'mateo',
      keep: { connector: 'data.saveConnector.customConnector.id' },
      until: { 'data.saveConnector.customConnector.state': 'DRAFT' },
    },
  ),
  ...['luis', 'vera', undefined].map((as) => save({}, { as, refused: 'ANY' })),
  save({}, { as: 'ana', refused: 'PLAN_TOO_SMALL' }),
  save(
    { connectorId: '$connector', manifest: '{ "name": ' },
    { as: 'mateo', name: 'a text that is no JSON', refused: 'INVALID_VALUE' },
  ),
  save({ connectorId: '$connector', manifest: '{}' }, { as: 'mateo', name: 'an empty manifest', refused: 'REQUIRED' }),
  save(
    { connectorId: '$connector', manifest: JSON.stringify({ ...manifestOfSuite, category: 'OTHER' }) },
    { as: 'mateo', name: 'the next version' },
  ),
  look(list, { as: 'mateo', name: 'the connectors' }),
  look(list, { as: 'vera', name: 'no connectors for a viewer', refused: 'ANY' }),
  look(byId, { as: 'mateo', name: 'a connector by its id', variables: { id: '$connector' } }),
  look(byId, { as: 'ana', name: 'no connector of another organization', variables: { id: '$connector' } }),
  look(byId, { as: 'vera', name: 'no connector for a viewer', variables: { id: '$connector' }, refused: 'ANY' }),
  change('tryConnector', tried, {
    as: 'mateo',
    input: { manifest, action: 'addBooking', fields: [], inputs: [] },
    name: 'a trial without values',
    refused: 'REQUIRED',
  }),
  change('tryConnector', tried, {
    as: 'mateo',
    input: {
      ...{ manifest, action: 'addBooking', fields: [{ name: 'token', value: 'a-token-of-a-suite' }] },
      inputs: [{ name: 'person', value: 'Ana' }],
    },
  }),
  change('submitConnector', shown, { as: 'mateo', input: own }),
  ...['ana', 'mateo', undefined].map((as) =>
    look(waiting, { as, name: `no review for ${as ?? 'nobody'}`, refused: 'ANY' }),
  ),
  change('reviewConnector', 'submittedConnector { id }', {
    as: 'mateo',
    input: { ...own, version: 2, decision: 'ACCEPT' },
    refused: 'ANY',
  }),
  change('deleteConnector', 'connectorId', { as: 'ana', input: own, refused: 'NOT_FOUND' }),
  change('deleteConnector', 'connectorId', { as: 'mateo', input: own }),
  look(list, { as: 'mateo', name: 'the connectors after the deletion' }),
];
