import type { ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';

/** What bots is configured with. */
export const botsSettings = { publicUrl };
export type BotsSettings = ValuesOf<typeof botsSettings>;
