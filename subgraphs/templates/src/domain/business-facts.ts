import type { Locale } from '@tertulia/flow-engine';
import { templateNeeds, type Answers, type NeedKey, type TemplateNeed } from './needs.js';
import { regionOf } from './region.js';
import type { BusinessFacts } from './template.js';

/** Stored details of an organization, before any answer. */
export interface KnownOrganization {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** The facts, or the questions that are still open. */
export type GatheredFacts =
  | { readonly isComplete: true; readonly facts: BusinessFacts }
  | { readonly isComplete: false; readonly missing: readonly TemplateNeed[] };

/**
 * Assembles the facts for a bot: first the answers, then the organization's details if the country is the same, then
 * the defaults of the country.
 */
export function gatherFacts(locale: Locale, answers: Answers, organization: KnownOrganization | null): GatheredFacts {
  const country = answers.country ?? organization?.country;
  const usual = country === undefined || country === organization?.country ? organization : regionOf(country);
  const found = {
    name: answers.name,
    country,
    timeZone: answers.timeZone ?? usual?.timeZone,
    currency: answers.currency ?? usual?.currency,
  };
  const { name, timeZone, currency } = found;
  if (name === undefined || country === undefined || timeZone === undefined || currency === undefined) {
    return { isComplete: false, missing: templateNeeds.filter((need) => isUnknown(found, need.key)) };
  }
  const { phone = null, address = null } = answers;
  return { isComplete: true, facts: { locale, name, country, timeZone, currency, phone, address } };
}

function isUnknown(found: Partial<Record<NeedKey, string | undefined>>, key: NeedKey): boolean {
  return Object.hasOwn(found, key) && found[key] === undefined;
}
