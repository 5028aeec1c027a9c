import type { ValuesOf } from '@tertulia/environment';
import { visitorTokenSecret } from '@tertulia/service/declaration';

/** The settings of runtime. */
export const runtimeSettings = { visitorTokenSecret };
export type RuntimeSettings = ValuesOf<typeof runtimeSettings>;
