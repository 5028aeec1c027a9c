import { egressAllowed } from '@tertulia/egress/settings';
import { secret, type ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';
import { fileSettings } from './file-settings.js';

/** The settings of analytics. */
export const analyticsSettings = {
  ...{ ...fileSettings, publicUrl, egressAllowed },
  /** Null stores metrics in PostgreSQL. If set, they are in MongoDB, and the other records stay in PostgreSQL. */
  mongoUrl: secret(
    'MONGODB_URL',
    'mongodb://… with the name of a database; without it, metrics are stored in PostgreSQL',
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//)
      .nullable()
      .default(null),
  ),
};
export type AnalyticsSettings = ValuesOf<typeof analyticsSettings>;
