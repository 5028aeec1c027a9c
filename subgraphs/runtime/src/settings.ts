import type { ValuesOf } from '@tertulia/environment';
import { visitorTokenSecret } from '@tertulia/service/declaration';

/** What runtime is configured with. */
export const runtimeSettings = { visitorTokenSecret };
export type RuntimeSettings = ValuesOf<typeof runtimeSettings>;
