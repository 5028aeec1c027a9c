/** Saved views of reports: saved, seen by whom they concern, and deleted. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const view = 'id name isShared mayChange filter { preset from to isCompared bots { name } channels weekdays }';
const saved = `reportView { ${view} }`;
const mine = { name: 'Último mes', isShared: false, filter: { preset: 'LAST_MONTH', isCompared: true } };
const days = {
  from: '2026-11-01',
  to: '2026-11-15',
  isCompared: false,
  botIds: ['$aurora.bots.0.id'],
  channels: ['WEB'],
  weekdays: [1, 2],
};
const views = (as: string | undefined, rest: Partial<Step> = {}) =>
  look(
    'query Views { organization { reportViews { name isShared mayChange filter { preset from to isCompared bots { name } channels weekdays } } } }',
    { as, name: `views of ${as ?? 'nobody'}`, ...rest },
  );

export const reportViews: readonly Step[] = [
  change('saveReportView', saved, { as: 'vera', input: mine, keep: { view: 'data.saveReportView.reportView.id' } }),
  change('saveReportView', saved, {
    as: 'ana',
    input: { ...mine, name: 'Quincena', isShared: true, filter: days },
    name: 'a shared view of a bot',
    keep: { sharedView: 'data.saveReportView.reportView.id' },
  }),
  change('saveReportView', saved, { as: 'ana', input: { ...mine, name: '' }, name: 'without a name', refused: 'ANY' }),
  change('saveReportView', saved, {
    as: 'ana',
    input: { ...mine, filter: { isCompared: true } },
    name: 'without a period',
    refused: 'ANY',
  }),
  ...['ana', 'luis', 'vera', 'mateo', 'key:demoKey'].map((as) => views(as, { name: `views of ${as}, two saved` })),
  views(undefined, { refused: 'ANY' }),
  change('saveReportView', saved, { as: 'key:demoKey', input: mine, refused: 'ANY' }),
  change('deleteReportView', 'viewId', { as: 'ana', input: { viewId: '$view' }, refused: 'NOT_FOUND' }),
  change('deleteReportView', 'viewId', { as: 'luis', input: { viewId: '$sharedView' }, refused: 'ANY' }),
  change('deleteReportView', 'viewId', { as: 'mateo', input: { viewId: '$sharedView' }, refused: 'NOT_FOUND' }),
  change('deleteReportView', 'viewId', { as: 'vera', input: { viewId: '$view' } }),
  change('deleteReportView', 'viewId', { as: 'ana', input: { viewId: '$sharedView' }, name: 'the shared one' }),
];
