import { episodesDefinition, type EpisodeOutcome, type EpisodeTrigger } from '@tertulia/metrics';
import { enumOf, LocalizedText, Window, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { EpisodeCounts, Failure } from '../domain/metrics-report.js';
import { asBot, asVersion, BotStub, BotVersionStub } from './foreign.type.js';

export const EpisodeTriggerEnum = enumOf('EpisodeTrigger', 'What began an episode.', {
  INITIAL: 'The start of the conversation; the episode lasts up to its first end.',
  REOPENED: 'Something that happened after the first end; the episode is all that follows it.',
} satisfies Record<EpisodeTrigger, string>);

@ObjectType('EpisodeCounts', { description: 'The episodes of one trigger. The outcomes add up to the total.' })
export class EpisodeCountsType {
  @Field(() => EpisodeTriggerEnum, { description: 'What began them.' })
  trigger!: EpisodeTrigger;

  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => Int, { description: 'Those in which the bot took part: all but the uninvolved.' })
  involved!: number;

  @Field(() => Int, { description: 'The bot neither replied nor handed off.' })
  uninvolved!: number;

  @Field(() => Int, { description: "Resolved by the bot, without a hand-off or a person's reply." })
  autonomous!: number;

  @Field(() => Int, { description: "Resolved with the bot's part, but not by it alone." })
  assisted!: number;

  @Field(() => Int, { description: 'Ended in another way, such as abandoned.' })
  unresolved!: number;

  @Field(() => Int, { description: 'The bot took part, and it has not ended yet.' })
  open!: number;
}

@ObjectType('Episodes', { description: 'Stretches of conversations in which the bot could act.' })
export class EpisodesType {
  @Directive('@listSize(assumedSize: 2)')

  @Field(() => [EpisodeCountsType], { description: 'One entry for each trigger.' })
  counts!: EpisodeCountsType[];

  @Field(() => LocalizedText, { description: 'Its definition, as text.' })
  definition!: LocalizedText;

  @Field(() => Window, { description: 'Its window.' })
  window!: Window;
}

@ObjectType('ErrorCount', { description: 'How often turns and actions of one version failed with one code.' })
export class ErrorCountType {
  @Field(() => String, { description: 'The code; empty where an earlier release counted it.' })
  code!: string;

  @Field(() => Int, { description: 'How often.' })
  count!: number;

  @Field(() => BotStub, { description: 'The bot.' })
  bot!: Foreign;

  @Field(() => BotVersionStub, { nullable: true, description: 'Its version; null if it is unknown.' })
  version!: Foreign | null;
}

@ObjectType('ModelUse', { description: 'What the calls of one language model took, in one currency.' })
export class ModelUseType {
  @Field(() => String, { description: 'The model, as its server names it.' })
  model!: string;

  @Field(() => Int, { description: 'How many calls.' })
  calls!: number;

  @Field(() => Float, { description: 'Tokens of what it was given.' })
  promptTokens!: number;

  @Field(() => Float, { description: 'Tokens of what it wrote.' })
  completionTokens!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The cost in millionths of the currency; null where the connection has no prices.',
  })
  costMicros!: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; null where the connection has no prices.' })
  currency!: string | null;
}

export function asEpisodes(episodes: readonly EpisodeCounts[], window: Window): EpisodesType {
  return { counts: episodes.map(asCounts), definition: episodesDefinition, window };
}

function asCounts({ byOutcome, ...counts }: EpisodeCounts): EpisodeCountsType {
  const named = Object.entries(byOutcome).map(([outcome, count]) => [outcome.toLowerCase(), count]);
  return { ...counts, ...(Object.fromEntries(named) as Record<Lowercase<EpisodeOutcome>, number>) };
}

export function asErrorCount({ botId, versionId, ...failure }: Failure): ErrorCountType {
  return { ...failure, bot: asBot(botId), version: versionId === null ? null : asVersion(versionId) };
}
