import { scopes } from '@tertulia/principal';
import { z } from 'zod';
import type { Bearer } from '../application/ports.js';

const time = z.iso.datetime().transform((text) => new Date(text));
const locale = z.enum(['es', 'en']);

const schema: z.ZodType<Bearer> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('SESSION'),
    session: z.object({
      sessionId: z.uuid(),
      userId: z.uuid(),
      locale,
      isSuperAdmin: z.boolean(),
      isEmailVerified: z.boolean(),
      lastSeenAt: time,
      expiresAt: time,
      membership: z
        .object({
          id: z.uuid(),
          organizationId: z.uuid(),
          role: z.enum(['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER']),
          botIds: z.array(z.uuid()).nullable(),
        })
        .nullable(),
    }),
  }),
  z.object({
    kind: z.literal('API_KEY'),
    apiKey: z.object({
      key: z.object({
        id: z.uuid(),
        organizationId: z.uuid(),
        mode: z.enum(['TEST', 'LIVE']),
        scopes: z.array(z.enum(scopes)),
        lastUsedAt: time.nullable(),
        expiresAt: time.nullable(),
      }),
      locale,
    }),
  }),
]);

/** Serializes a bearer for storage outside this process. */
export function textOf(bearer: Bearer): string {
  return JSON.stringify(bearer);
}

/** The stored bearer; null for a format of another release. */
export function bearerOf(text: string): Bearer | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
