import { badArgument, DateTimeScalar, tryFromGlobalId } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import type { ExportFilter, ExportFormat, ExportKind, ExportWish } from '../domain/export.js';
import { ExportFormatEnum, ExportKindEnum } from './export.enums.js';
import { botIdsOf, filterOf as metricFilterOf, MetricFilter, RangeInput } from './metrics.input.js';

const states = ['BOT', 'WAITING_HUMAN', 'HUMAN', 'ENDED'];
const outcomes = ['COMPLETED', 'CONVERTED', 'INVOLVED', 'HANDED_OFF', 'RESOLVED', 'RATED', 'FAILED'];
const searchMax = 200;

@InputType('ExportFilter', { description: 'The conversations of a file; the same as the filter of their list.' })
export class ExportFilterInput {
  @Field(() => [String], { nullable: true, description: 'Only these states, as in ConversationState.' })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only this bot.' })
  botId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that the caller has taken over.' })
  isMine?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Started at this moment or later.' })
  startedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Started before this moment.' })
  startedTo?: Date | null;

  @Field(() => String, { nullable: true, description: 'Only this outcome, as in ConversationOutcome.' })
  outcome?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only active conversations.' })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only of this queue; an empty name is the general one.' })
  queue?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of what the visitor wrote.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Test conversations instead of the others.' })
  isTest?: boolean | null;
}

@InputType('StartExportInput', { description: 'Input of startExport.' })
export class StartExportInput {
  @Field(() => ExportKindEnum, { description: 'What the file has.' })
  kind!: ExportKind;

  @Field(() => ExportFormatEnum, { description: 'Its format.' })
  format!: ExportFormat;

  @Field(() => ExportFilterInput, {
    nullable: true,
    description: 'Conversations and messages: only of these. For everything else it must be left out.',
  })
  filter?: ExportFilterInput | null;

  @Field(() => RangeInput, {
    nullable: true,
    description: 'Metrics and comments: conversations that started in this range.',
  })
  range?: RangeInput | null;

  @Field(() => MetricFilter, { nullable: true, description: 'Metrics and comments: only these conversations.' })
  metrics?: MetricFilter | null;
}

/** What the input asks for. @throws DomainError BAD_USER_INPUT for parts that do not belong to the kind, NOT_FOUND for ids of bots that are none */
export function wishOf({ kind, format, filter, range, metrics }: StartExportInput): ExportWish {
  const hasFilter = kind === 'CONVERSATIONS' || kind === 'MESSAGES';
  if (!hasFilter && filter != null) throw badArgument('filter', { expected: `no filter for ${kind}` });
  const isOfRange = kind === 'METRICS' || kind === 'COMMENTS';
  if (!isOfRange && (range != null || metrics != null))
    throw badArgument('range', { expected: `no range for ${kind}` });
  if (isOfRange) {
    if (range == null) throw badArgument('range', { expected: 'from, to' });
    const { from, to } = range;
    return {
      ...{ kind, format, filter: {}, range: { from: from.toISOString(), to: to.toISOString() } },
      ...{ botIds: botIdsOf(metrics), only: metricFilterOf(metrics) },
    };
  }
  const botId = filter?.botId == null ? null : tryFromGlobalId('bot', filter.botId);
  return { kind, format, filter: filterOf(filter), range: null, only: null, botIds: botId === null ? null : [botId] };
}

/** The filter as it is stored and asked with: only what is set. */
function filterOf(filter: ExportFilterInput | null | undefined): ExportFilter {
  if (filter == null) return {};
  if (filter.states?.some((state) => !states.includes(state)) === true)
    throw badArgument('states', { expected: states.join(' | ') });
  if (filter.outcome != null && !outcomes.includes(filter.outcome))
    throw badArgument('outcome', { expected: outcomes.join(' | ') });
  if ((filter.search?.length ?? 0) > searchMax) throw badArgument('search', { min: 0, max: searchMax });
  const { startedFrom, startedTo, ...rest } = filter;
  const all = { ...rest, startedFrom: startedFrom?.toISOString(), startedTo: startedTo?.toISOString() };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}
