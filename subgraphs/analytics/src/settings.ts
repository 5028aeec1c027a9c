import { secret, type ValuesOf } from '@tertulia/environment';
import { z } from 'zod';

/** What analytics is configured with. */
export const analyticsSettings = {
  /** Null keeps numbers in PostgreSQL. With it everything lies there, and nothing of analytics is in PostgreSQL. */
  mongoUrl: secret(
    'MONGODB_URL',
    'mongodb://… with the name of a database; without it numbers are kept in PostgreSQL',
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//)
      .nullable()
      .default(null),
  ),
};
export type AnalyticsSettings = ValuesOf<typeof analyticsSettings>;
