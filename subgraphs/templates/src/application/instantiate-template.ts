import { DomainError, messageFor } from '@tertulia/errors';
import { validateDefinition, type Locale } from '@tertulia/flow-engine';
import { authorOf, mustVerifyEmail, requireOrganization, requirePermission } from '@tertulia/principal';
import { gatherFacts } from '../domain/business-facts.js';
import { definitionOf } from '../domain/definition-of.js';
import type { Answers, TemplateNeed } from '../domain/needs.js';
import { pinnedVisits } from '../domain/pinned-visits.js';
import type { BotTemplate, BusinessFacts } from '../domain/template.js';
import { templateById } from './find-templates.js';
import type { TemplatesDependencies } from './dependencies.js';
import type { Caller, ToldError } from './ports.js';
import { readAnswers, refuseProfileProblems, type GivenAnswer } from './read-answers.js';

export interface InstantiateTemplate {
  /** Uuid of the template. */
  readonly templateId: string;
  readonly locale: Locale;
  readonly answers: readonly GivenAnswer[];
  readonly publish: boolean;
}

/** The uuid of the new bot, missing answers, and problems that the caller can fix. */
export interface Instantiated {
  readonly botId: string | null;
  readonly missing: readonly TemplateNeed[];
  readonly errors: readonly ToldError[];
}

/**
 * Creates a bot of the caller's organization from a template, and publishes it if requested. If publishing fails, the
 * bot stays and the errors say why.
 * @throws UserInputErrors, or DomainError: NOT_FOUND for an unknown template, PLAN_LIMIT_REACHED and other errors of
 * the subgraph `bots`; UNAUTHENTICATED and FORBIDDEN by the policy
 */
export async function instantiateTemplate(
  deps: TemplatesDependencies,
  caller: Caller,
  input: InstantiateTemplate,
): Promise<Instantiated> {
  requirePermission(caller.principal, 'bots.create');
  // Who must confirm the own e-mail first gets the bot all the same; `publish` returns the refusal with it.
  if (input.publish && !mustVerifyEmail(caller.principal)) requirePermission(caller.principal, 'bots.publish');
  const organizationId = requireOrganization(caller.principal);
  const template = templateById(input.templateId);
  if (template === null) throw new DomainError('NOT_FOUND');
  const answers = readAnswers(input.answers);
  const organization = await deps.work.read({ organizationId }, async (stores) =>
    stores.organizations.of(organizationId),
  );
  const gathered = gatherFacts(input.locale, answers, organization);
  if (!gathered.isComplete) return { botId: null, missing: gathered.missing, errors: [] };
  const made = await makeBot(deps, caller, { template, facts: gathered.facts, given: input.answers });
  if (made.botId === null) return made;
  await recordInstallation(deps, caller, {
    organizationId,
    template,
    answers,
    botId: made.botId,
    locale: input.locale,
  });
  return input.publish ? { ...made, errors: await publish(deps, caller, made.botId) } : made;
}

async function makeBot(
  deps: TemplatesDependencies,
  caller: Caller,
  { template, facts, given }: { template: BotTemplate; facts: BusinessFacts; given: readonly GivenAnswer[] },
): Promise<Instantiated> {
  const definition = definitionOf(template, facts);
  refuseProfileProblems(validateDefinition(definition), given);
  const outcome = await deps.bots.createBot(caller, {
    name: facts.name,
    locale: facts.locale,
    industryId: template.industry.id,
    templateId: template.id,
    definition,
    pinnedConversations: pinnedVisits(template, definition),
  });
  return 'botId' in outcome
    ? { botId: outcome.botId, missing: [], errors: [] }
    : { botId: null, missing: [], errors: outcome.errors };
}

async function recordInstallation(
  deps: TemplatesDependencies,
  caller: Caller,
  {
    template,
    ...made
  }: { organizationId: string; template: BotTemplate; answers: Answers; botId: string; locale: Locale },
): Promise<void> {
  await deps.work.transact(made, async (stores) =>
    stores.installations.add({
      ...made,
      id: deps.ids.next(),
      templateId: template.id,
      templateVersion: template.version,
      madeBy: authorOf(caller.principal),
      madeAt: deps.clock.now(),
    }),
  );
}

/** A failure after the bot was created is returned together with the bot, so that the caller does not create a second one. */
async function publish(deps: TemplatesDependencies, caller: Caller, botId: string): Promise<readonly ToldError[]> {
  try {
    return await deps.bots.publishBot(caller, botId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ code: error.code, message: messageFor(error.code, caller.principal.locale, error.params) }];
  }
}
