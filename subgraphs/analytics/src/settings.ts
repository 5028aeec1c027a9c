import { secret, type ValuesOf } from '@tertulia/environment';
import { fileSettings } from '@tertulia/file-store/settings';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';

/** The settings of analytics. */
export const analyticsSettings = {
  ...{ ...fileSettings, publicUrl },
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
