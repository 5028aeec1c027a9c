import {
  fromGlobalId,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  toGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { NotificationsDependencies } from '../application/dependencies.js';
import { deleteRule, listAlerts, listRules, muteRule, saveRule } from '../application/manage-rules.js';
import { testRule } from '../application/test-rule.js';
import { listMails, resendMail, sendTestMail } from '../application/read-mails.js';
import type { AlertRule } from '../domain/alert.js';
import type { Measure } from '../domain/measure.js';
import type { Dispatch } from '../domain/dispatch.js';
import {
  AlertConnection,
  AlertListArgs,
  AlertRuleInput,
  AlertRulePayload,
  AlertRuleType,
  asAlert,
  asMail,
  asRule,
  DeleteAlertRulePayload,
  MailLogArgs,
  MailLogConnection,
  MailPayload,
  MuteAlertRuleInput,
  ResendMailInput,
  SaveAlertRuleInput,
  TestAlertRuleInput,
  TestAlertRulePayload,
  type MeasureInput,
} from './alert.type.js';
import { OrganizationStub } from './foreign.type.js';
import { timesGiven } from './outside-times.type.js';

const inputArg = { description: 'The input.' };
const ruleOf = (ruleId: string) => fromGlobalId('alertRule', ruleId);

@Resolver(() => OrganizationStub)
export class OrganizationAlertsResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [AlertRuleType], {
    nullable: true,
    description: 'Of what people are told, in the order in which the rules were made; at most 100.',
  })
  async alertRules(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<AlertRuleType[]> {
    requireOwnOrganization(organization, context);
    return (await listRules(this.deps, context.principal)).map(asRule);
  }

  @FieldResolver(() => AlertConnection, {
    nullable: true,
    description: 'What was wrong, newest first; for a BOT_MANAGER what concerns the own bots.',
  })
  async alerts(
    @Root() organization: Foreign,
    @Args(() => AlertListArgs) { state, ...args }: AlertListArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const { principal } = context;
    const page = pageRequest(args);
    const list = await listAlerts(this.deps, principal, { state: state ?? null, page });
    return makeConnection(
      list.rows.map((alert) => asAlert(alert, principal.locale)),
      page,
      { position: ({ uuid }) => ({ sortKey: uuid, id: uuid }), totalCount: list.countAll },
    );
  }

  @FieldResolver(() => MailLogConnection, {
    nullable: true,
    description: 'The mails of 30 days and what became of them, newest first; for administrators.',
  })
  async mailLog(
    @Root() organization: Foreign,
    @Args(() => MailLogArgs) { state, ...args }: MailLogArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    const list = await listMails(this.deps, context.principal, { state: state ?? null, page });
    return makeConnection(list.rows.map(asMail), page, {
      position: ({ uuid }) => ({ sortKey: uuid, id: uuid }),
      totalCount: list.countAll,
    });
  }
}

@Resolver()
export class AlertMutations {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Mutation(() => AlertRulePayload, { description: 'Adds a rule or changes one.' })
  saveAlertRule(
    @Arg('input', () => SaveAlertRuleInput, inputArg) input: SaveAlertRuleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AlertRulePayload> {
    const { ruleId, botIds, kind, forMinutes, ways, isEnabled } = input;
    const id = ruleId == null ? null : ruleOf(ruleId);
    const bots = (botIds ?? []).map((botId) => fromGlobalId('bot', botId));
    const measure = measureGiven(input.measure);
    const outsideDigest = timesGiven(input.outsideDigest);
    const wanted = { id, kind, forMinutes, ways, isEnabled, measure, outsideDigest, botIds: bots };
    return changed(context, async () => saveRule(this.deps, context.principal, wanted));
  }

  @Directive('@cost(weight: 50)')
  @Mutation(() => TestAlertRulePayload, { description: 'Tries a rule on the last week; changes nothing.' })
  testAlertRule(
    @Arg('input', () => TestAlertRuleInput, inputArg) { ruleId, measure }: TestAlertRuleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TestAlertRulePayload> {
    const wanted = { ruleId: ruleOf(ruleId), wanted: measureGiven(measure) };
    return withUserErrors<Pick<TestAlertRulePayload, 'test'>>(
      context,
      async () => ({ test: await testRule(this.deps, context.principal, wanted) }),
      { test: null },
    );
  }

  @Mutation(() => AlertRulePayload, { description: 'Tells nobody by a rule until that time.' })
  muteAlertRule(
    @Arg('input', () => MuteAlertRuleInput, inputArg) { ruleId, until }: MuteAlertRuleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AlertRulePayload> {
    const wanted = { ruleId: ruleOf(ruleId), until: until ?? null };
    return changed(context, async () => muteRule(this.deps, context.principal, wanted));
  }

  @Mutation(() => DeleteAlertRulePayload, {
    description: 'Deletes a rule. Nobody is told of its kind where no other holds.',
  })
  deleteAlertRule(
    @Arg('input', () => AlertRuleInput, inputArg) { ruleId }: AlertRuleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteAlertRulePayload> {
    return withUserErrors<Pick<DeleteAlertRulePayload, 'ruleId'>>(
      context,
      async () => {
        const id = await deleteRule(this.deps, context.principal, ruleOf(ruleId));
        return { ruleId: toGlobalId('alertRule', id) };
      },
      { ruleId: null },
    );
  }

  @Mutation(() => MailPayload, {
    description: 'Sends a mail again that was refused or expired, also to an address that had refused one for good.',
  })
  resendMail(
    @Arg('input', () => ResendMailInput, inputArg) { mailId }: ResendMailInput,
    @Ctx() context: SubgraphContext,
  ): Promise<MailPayload> {
    return sent(context, async () => resendMail(this.deps, context.principal, fromGlobalId('mail', mailId)));
  }

  @Mutation(() => MailPayload, { description: 'Sends a mail to the caller, to try whether mails arrive.' })
  sendTestMail(@Ctx() context: SubgraphContext): Promise<MailPayload> {
    return sent(context, async () => sendTestMail(this.deps, context.principal));
  }
}

/** What was given: a field that is left out or null stays, except that null ends repetitions. */
function measureGiven(measure: MeasureInput | null | undefined): Partial<Measure> {
  const { repeatEveryMinutes, ...given } = measure ?? {};
  const numbers = Object.entries(given).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return { ...Object.fromEntries(numbers), ...(repeatEveryMinutes === undefined ? {} : { repeatEveryMinutes }) };
}

async function changed(context: SubgraphContext, change: () => Promise<AlertRule>): Promise<AlertRulePayload> {
  return withUserErrors<Pick<AlertRulePayload, 'alertRule'>>(
    context,
    async () => ({ alertRule: asRule(await change()) }),
    { alertRule: null },
  );
}

async function sent(context: SubgraphContext, send: () => Promise<Dispatch>): Promise<MailPayload> {
  return withUserErrors<Pick<MailPayload, 'mail'>>(context, async () => ({ mail: asMail(await send()) }), {
    mail: null,
  });
}
