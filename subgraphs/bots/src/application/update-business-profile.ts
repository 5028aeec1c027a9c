import type { BusinessProfile } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export type ProfileInput = Omit<BusinessProfile, 'services'> & {
  services: (Omit<BusinessProfile['services'][number], 'id'> & { id: string | null })[];
};

export interface UpdateBusinessProfile extends SaveTarget {
  profile: ProfileInput;
}

/** Replaces the business profile. Services without an id are new and get one. */
export function updateBusinessProfile(
  deps: BotsDependencies,
  principal: Principal,
  input: UpdateBusinessProfile,
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({
      ...definition,
      profile: {
        ...input.profile,
        services: input.profile.services.map((service) => ({ ...service, id: service.id ?? deps.ids.next() })),
      },
    }),
  });
}
