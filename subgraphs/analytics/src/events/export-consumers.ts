import { consumer, type Consumer } from '@tertulia/messaging';
import type { ExportDependencies } from '../application/export-dependencies.js';
import { dropExportsWithTexts, removeExportsOf } from '../application/sweep-exports.js';

/** What happens to files when their contents must go. A repeated event finds nothing to do. */
export function exportConsumers(deps: ExportDependencies): Consumer[] {
  return [
    consumer('analytics.exports-of-erased', ['runtime.visitor-erased.v1'], async ({ organizationId }) =>
      dropExportsWithTexts(deps, organizationId),
    ),
    consumer('analytics.exports-of-deleted', ['identity.organization-deleted.v1'], async ({ organizationId }) =>
      removeExportsOf(deps, organizationId),
    ),
  ];
}
