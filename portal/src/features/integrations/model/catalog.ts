import type { OfferedConnectorFragment, ShownConnectorFragment } from '../../../gql/graphql.js';

/** A connector as the catalogue shows it. */
export type OfferedConnector = OfferedConnectorFragment;

/** What lists need to name a connector. */
export type ShownConnector = ShownConnectorFragment;

/** The categories in the order of the catalogue: what a small business looks for first. */
export const categories: readonly OfferedConnector['category'][] = [
  'SHEETS',
  'MAIL',
  'MESSAGING',
  'CRM',
  'MODEL',
  'OTHER',
  'HTTP',
];

/** The connectors by category, in the order of the catalogue; without empty categories. */
export function byCategory(
  connectors: readonly OfferedConnector[],
): { category: OfferedConnector['category']; connectors: OfferedConnector[] }[] {
  return categories
    .map((category) => ({ category, connectors: connectors.filter((one) => one.category === category) }))
    .filter((group) => group.connectors.length > 0);
}

/** Whether the organization can connect it now, and otherwise why not: the server comes before the plan. */
export function availabilityOf({
  isSetUp,
  isIncluded,
}: Pick<OfferedConnector, 'isSetUp' | 'isIncluded'>): 'ready' | 'notSetUp' | 'planTooSmall' {
  if (!isSetUp) return 'notSetUp';
  return isIncluded ? 'ready' : 'planTooSmall';
}
