/** Plans, usage, limits. */
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const subscription =
  'subscription { plan { code } interval status isTrial trialEndsAt periodStart periodEnd policy pendingPlan { code } }';
const preview =
  'preview { plan { code } interval dueNow { amountMinor currency } nextCharge { amountMinor currency } nextChargeAt isImmediate effectiveAt }';
const plans = ['STARTER', 'PROFESSIONAL', 'ENTERPRISE'];
const intervals = ['MONTHLY', 'YEARLY'];
const usage = (as: string | undefined, rest: Extra = {}) =>
  look(`query Usage { organization { ${subscription} usage { kind used max ratio warning resetsAt liftedBy } } }`, {
    as,
    name: `usage as ${as ?? 'nobody'}`,
    ...rest,
  });

export const billing: readonly Step[] = [
  look(
    'query Plans { plans { code name monthly { amountMinor currency } yearly { amountMinor currency } limits { kind max } features { key isIncluded name { es en } } } }',
    { name: 'all plans' },
  ),
  ...['ana', 'luis', 'vera', 'mateo', 'key:demoKey', 'key:BILLING_READ', undefined].map((as) =>
    usage(as, { refused: 'ANY' }),
  ),
  ...plans.flatMap((plan) =>
    intervals.map((interval) =>
      change('previewPlanChange', preview, {
        as: 'mateo',
        input: { plan, interval },
        name: `what ${plan} ${interval} would cost`,
      }),
    ),
  ),
  change('previewPlanChange', preview, {
    as: 'vera',
    input: { plan: 'STARTER', interval: 'MONTHLY' },
    refused: 'FORBIDDEN',
  }),
  change('changePlan', subscription, {
    as: 'luis',
    input: { plan: 'STARTER', interval: 'MONTHLY' },
    refused: 'FORBIDDEN',
  }),
  change('changePlan', subscription, {
    as: 'key:BILLING_READ',
    input: { plan: 'STARTER', interval: 'MONTHLY' },
    refused: 'FORBIDDEN',
  }),
  change('changePlan', subscription, { as: 'mateo', input: { plan: 'ENTERPRISE', interval: 'YEARLY' } }),
  usage('grace', { name: 'usage after the change' }),
  change('changePlan', subscription, {
    as: 'mateo',
    input: { plan: 'STARTER', interval: 'MONTHLY' },
    name: 'a smaller plan later',
  }),
  change('setLimitPolicy', subscription, { as: 'mateo', input: { policy: 'HARD' } }),
  change('setLimitPolicy', subscription, { as: 'mateo', input: { policy: 'SOFT' } }),
  change('setLimitPolicy', subscription, { as: 'vera', input: { policy: 'HARD' }, refused: 'FORBIDDEN' }),
  change('setLimitPolicy', subscription, { input: { policy: 'HARD' }, refused: 'UNAUTHENTICATED' }),
  look('query Ledger { organization { usageLedger(first: 5) { totalCount nodes { kind amount reason at } } } }', {
    as: 'mateo',
    name: 'the ledger',
  }),
  ...trial(),
];

/** A new business meets the limit of its plan. */
function trial(): Step[] {
  const create = (name: string, rest: Extra = {}) =>
    change('createBot', 'bot { id name }', {
      as: 'nueva',
      input: { name, locale: 'es' },
      name: `the bot ${name}`,
      ...rest,
    });
  return [
    usage('nueva', { until: { 'data.organization.subscription.isTrial': true }, name: 'a trial begins' }),
    ...['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis'].map((name) => create(name, { refused: 'ANY' })),
    create('Siete', { refused: 'ANY', headers: { 'accept-language': 'en' } }),
  ];
}
