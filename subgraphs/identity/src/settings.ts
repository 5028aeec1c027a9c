import type { ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';

/** The settings of identity. */
export const identitySettings = { publicUrl };
export type IdentitySettings = ValuesOf<typeof identitySettings>;
