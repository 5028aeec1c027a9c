import type { ValuesOf } from '@tertulia/environment';
import { fileSettings } from '@tertulia/file-store/settings';
import { publicUrl, visitorTokenSecret } from '@tertulia/service/declaration';

/** The settings of runtime. */
export const runtimeSettings = { ...fileSettings, publicUrl, visitorTokenSecret };
export type RuntimeSettings = ValuesOf<typeof runtimeSettings>;
