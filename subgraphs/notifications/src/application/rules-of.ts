import type { AlertRule } from '../domain/alert.js';
import { isMeasured, kindDefaults, notificationKinds } from '../domain/kinds.js';
import { measureDefaults } from '../domain/measure.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** The rules of an organization. One that is not known yet gets the usual ones, so this needs a transaction. */
export async function rulesOf(
  { ids }: Pick<NotificationsDependencies, 'ids'>,
  { organizations, rules }: Pick<Stores, 'organizations' | 'rules'>,
  organizationId: string,
): Promise<AlertRule[]> {
  if (await organizations.add(organizationId)) {
    await rules.save(
      notificationKinds.map((kind) => {
        const { forMinutes, isEnabled, ways } = kindDefaults[kind];
        const measure = isMeasured(kind) ? measureDefaults[kind] : null;
        return {
          id: ids.next(),
          organizationId,
          kind,
          botIds: [],
          mutedUntil: null,
          forMinutes,
          isEnabled,
          ways,
          measure,
          outsideDigest: null,
        };
      }),
    );
  }
  return rules.all(organizationId);
}
