import { organizationOf, type Principal } from '@tertulia/principal';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import { definitionOf } from '../domain/definition-of.js';
import type { BotTemplate } from '../domain/template.js';
import { requireSignedIn } from './policies.js';
import type { OrganizationFacts, TemplatesDependencies } from './ports.js';

/** What the organization of a caller is, for defaults; null where none is chosen or known. */
export async function readOrganization(
  deps: Pick<TemplatesDependencies, 'work'>,
  principal: Principal,
): Promise<OrganizationFacts | null> {
  const organizationId = organizationOf(principal);
  return organizationId === null ? null : deps.work.read((stores) => stores.organizations.of(organizationId));
}

/** The bot that the template would make for the organization of a signed-in caller. */
export function readDefinition(
  principal: Principal,
  about: { template: BotTemplate; locale: Locale },
  organization: OrganizationFacts | null,
): BotDefinition {
  requireSignedIn(principal);
  const { template, locale } = about;
  return definitionOf(template, {
    locale,
    name: organization?.name.slice(0, 80) ?? template.sampleName[locale],
    country: organization?.country ?? 'MX',
    timeZone: organization?.timeZone ?? 'America/Mexico_City',
    currency: organization?.currency ?? 'MXN',
    phone: null,
    address: null,
  });
}
