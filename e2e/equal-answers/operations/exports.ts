/** Files: counted, started, followed to their end, removed, and refused to whom they do not concern. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const shown =
  'export { kind format state rowsExpected filter canChange downloadUrl startedBy { name } } size { rows rowsMax }';
const ofAll = { kind: 'CONVERSATIONS', format: 'CSV' };
const numbers = { kind: 'METRICS', format: 'EXCEL', range: '$range' };
const size = 'query Size($input: StartExportInput!) { exportSize(input: $input) { rows rowsMax } }';
const list = 'query Exports { exports(first: 10) { nodes { kind format state rows code canChange } totalCount } }';
const errors = 'userErrors { code }';
const cancel = `mutation Cancel($id: ID!) { cancelExport(exportId: $id) { export { kind } ${errors} } }`;
const remove = `mutation Remove($id: ID!) { removeExport(exportId: $id) { isRemoved ${errors} } }`;
const own = { id: '$export' };

export const exports: readonly Step[] = [
  look(size, { as: 'ana', name: 'how many conversations', variables: { input: ofAll } }),
  look(size, { as: 'ana', name: 'how many messages', variables: { input: { ...ofAll, kind: 'MESSAGES' } } }),
  look(size, { as: 'ana', name: 'how many contacts', variables: { input: { ...ofAll, kind: 'CONTACTS' } } }),
  look(size, { as: 'luis', name: 'how many for a manager', variables: { input: ofAll } }),
  look(size, { as: 'vera', name: 'none for a viewer', variables: { input: ofAll }, refused: 'ANY' }),
  look(size, {
    as: 'ana',
    name: 'metrics without a range',
    variables: { input: { kind: 'METRICS', format: 'CSV' } },
    refused: 'ANY',
  }),
  look(list, { as: 'ana', name: 'no exports yet' }),
  { listen: 'files', as: 'ana', query: 'subscription Files { exportProgress { kind state code } }', isSilent: true },
  change('startExport', shown, { as: 'vera', input: ofAll, name: 'a viewer takes nothing along', refused: 'ANY' }),
  change('startExport', `id: export { id } ${shown}`, {
    as: 'ana',
    input: ofAll,
    keep: { export: 'data.startExport.id.id' },
  }),
  { hear: 'files', path: 'data.exportProgress.state', value: 'READY', isLast: true },
  look(list, { as: 'ana', name: 'the export of all bots' }),
  look(list, { as: 'luis', name: 'it is not a manager’s' }),
  look(cancel, { as: 'ana', name: 'too late to cancel', variables: own }),
  look(cancel, { as: 'mateo', name: 'cancel another’s', variables: own, refused: 'NOT_FOUND' }),
  look(remove, { as: 'mateo', name: 'remove another’s', variables: own, refused: 'NOT_FOUND' }),
  look(remove, { as: 'ana', name: 'removed', variables: own }),
  change('startExport', `id: export { id } ${shown}`, {
    as: 'vera',
    input: numbers,
    name: 'numbers for a viewer',
    keep: { numbers: 'data.startExport.id.id' },
  }),
  // The list says of which export it is; the subscription may repeat the end of the one before.
  look(list, { as: 'vera', name: 'the numbers of a viewer', until: { 'data.exports.nodes.0.state': 'READY' } }),
  look(remove, { as: 'luis', name: 'a manager removes it', variables: { id: '$numbers' }, refused: 'ANY' }),
  look(remove, { as: 'ana', name: 'an administrator removes it', variables: { id: '$numbers' } }),
];
