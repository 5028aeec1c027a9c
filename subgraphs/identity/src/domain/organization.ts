import type { Locale } from '@tertulia/errors';
import type { ScheduledDeletion } from './deletion.js';

/** The tenant: one business. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Readable and unique on the platform; never changes. */
  readonly slug: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA time zone in which its days begin and end. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly locale: Locale;
  /** Demo data; can be deleted with one button. */
  readonly isDemo: boolean;
  readonly createdAt: Date;
  /** Null unless its deletion was requested. */
  readonly deletion: OrganizationDeletion | null;
}

/** Its deletion, and who requested it. */
export interface OrganizationDeletion extends ScheduledDeletion {
  readonly requestedByUserId: string | null;
}

const slugMaxLength = 48;

/** The URL-safe form of a name: `Salón Ñandú` becomes `salon-nandu`; a name without letters becomes `negocio`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, slugMaxLength)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'negocio' : slug;
}

/** The slug of an organization: that of its name, followed by the end of its id if another organization has it already. */
export function uniqueSlug(name: string, id: string, isTaken: boolean): string {
  const slug = slugOf(name);
  return isTaken ? `${slug}-${id.replaceAll('-', '').slice(-8)}` : slug;
}
