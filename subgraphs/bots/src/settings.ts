import type { ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';

/** The settings of bots. */
export const botsSettings = { publicUrl };
export type BotsSettings = ValuesOf<typeof botsSettings>;
