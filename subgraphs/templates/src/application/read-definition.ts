import { organizationOf, type Principal } from '@tertulia/principal';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import { definitionOf } from '../domain/definition-of.js';
import { regionOf } from '../domain/region.js';
import type { BotTemplate, BusinessFacts } from '../domain/template.js';
import { requireSignedIn } from './policies.js';
import type { TemplatesDependencies } from './dependencies.js';
import type { OrganizationFacts } from './ports.js';

/** The caller's organization, for defaults; null if none is selected or stored. */
export async function readOrganization(
  deps: Pick<TemplatesDependencies, 'work'>,
  principal: Principal,
): Promise<OrganizationFacts | null> {
  const organizationId = organizationOf(principal);
  return organizationId === null
    ? null
    : deps.work.read({ organizationId }, async (stores) => stores.organizations.of(organizationId));
}

/**
 * The bot that the template would make for the organization of a signed-in caller, or for a business in `country`; an
 * unsupported country counts as none.
 */
export function readDefinition(
  principal: Principal,
  { template, locale, country }: { template: BotTemplate; locale: Locale; country: string | null },
  organization: OrganizationFacts | null,
): BotDefinition {
  requireSignedIn(principal);
  return definitionOf(template, {
    locale,
    name: organization?.name.slice(0, 80) ?? template.sampleName[locale],
    ...placeOf(country?.toUpperCase() ?? null, organization),
    phone: null,
    address: null,
  });
}

function placeOf(
  wished: string | null,
  organization: OrganizationFacts | null,
): Pick<BusinessFacts, 'country' | 'timeZone' | 'currency'> {
  const region = wished === null || wished === organization?.country ? null : regionOf(wished);
  if (wished !== null && region !== null) return { country: wished, ...region };
  const { country = 'MX', timeZone = 'America/Mexico_City', currency = 'MXN' } = organization ?? {};
  return { country, timeZone, currency };
}
