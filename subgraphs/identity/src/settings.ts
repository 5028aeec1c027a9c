import type { ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';

/** What identity is configured with. */
export const identitySettings = { publicUrl };
export type IdentitySettings = ValuesOf<typeof identitySettings>;
