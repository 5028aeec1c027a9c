import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** Copies an earlier version into the draft. Versions never change. */
export function restoreVersion(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { versionId: string },
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    origin: 'RESTORE',
    isWhole: true,
    apply: async (_definition, stores, bot) => {
      const [version] = await stores.versions.withDefinition(bot.organizationId, [input.versionId]);
      if (version === undefined || version.botId !== bot.id) throw new DomainError('NOT_FOUND');
      return version.definition;
    },
  });
}
