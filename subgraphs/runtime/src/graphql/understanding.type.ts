import type { Locale } from '@tertulia/flow-engine';
import { DateTimeScalar, toGlobalId, UserError } from '@tertulia/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { CheckedMisses } from '../application/check-misses.js';
import type { MissedText } from '../application/miss-store.js';
import type { MissGroup, Misses } from '../application/read-misses.js';
import type { MissKind } from '../domain/miss.js';
import { MissKindEnum } from './enums.js';

@ObjectType('MissedText', { description: 'A text that a bot missed. Texts that look personal are not among them.' })
class MissedTextType {
  @Field(() => ID, { description: 'The same for texts that differ only in case, accents and punctuation.' })
  id!: string;

  @Field(() => String, { description: 'Its latest wording.' })
  text!: string;

  @Field(() => MissKindEnum, { description: 'How it was missed.' })
  kind!: MissKind;

  @Field(() => String, { description: 'The question that was open; without one, the block that looked for an answer.' })
  blockId!: string;

  @Field(() => String, { description: 'Language of the conversation.' })
  locale!: Locale;

  @Field(() => Int, { description: 'How often it was written.' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When it was last written.' })
  lastAt!: Date;

  @Field(() => ID, { description: 'The conversation in which it was last written.' })
  conversationId!: string;
}

@ObjectType('MissGroup', { description: 'Missed texts that mean about the same.' })
class MissGroupType {
  @Field(() => ID, { description: 'Id of its most frequent text.' })
  id!: string;

  @Field(() => Int, { description: 'How often its texts were written.' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When one of them was last written.' })
  lastAt!: Date;

  @Directive('@listSize(assumedSize: 4)')
  @Field(() => [MissedTextType], { description: 'Its texts, the most frequent first.' })
  texts!: MissedTextType[];
}

@ObjectType('UnderstandingCheck', { description: 'What the current draft makes of missed texts.' })
export class UnderstandingCheckType {
  @Field(() => Int, { description: 'How many texts were tried: all that are listed, unless that takes too long.' })
  checked!: number;

  @Field(() => Int, { description: 'How many of these the draft understands or answers.' })
  understood!: number;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [ID], { description: 'The ids of the understood texts.' })
  understoodIds!: string[];
}

@ObjectType('Understanding', { description: 'What a bot missed in the last 30 days.' })
export class UnderstandingType {
  @Field(() => DateTimeScalar, { description: 'From when on misses are counted.' })
  since!: Date;

  @Field(() => Int, { description: 'How often a text was missed, without those that are ignored.' })
  count!: number;

  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [MissGroupType], { description: 'The 200 most frequent texts, grouped; the most frequent group first.' })
  groups!: MissGroupType[];

  /** What was read, to be tried on the draft. */
  misses!: Misses;
}

@InputType('IgnoreMissesInput', { description: 'Missed texts to ignore.' })
export class IgnoreMissesInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => [ID], { description: 'Ids of the texts, at most 200.' })
  textIds!: string[];
}

@ObjectType('IgnoreMissesPayload', { description: 'Result of ignoring missed texts.' })
export class IgnoreMissesPayloadType {
  @Field(() => UnderstandingType, { nullable: true, description: 'What is left; null if nothing changed.' })
  understanding!: UnderstandingType | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty on success.' })
  userErrors!: UserError[];
}

/** Converts what a bot missed to its GraphQL type. */
export function asUnderstanding(misses: Misses): UnderstandingType {
  const { since, count, groups } = misses;
  return Object.assign(new UnderstandingType(), { since, count, misses, groups: groups.map(asGroup) });
}

/** Converts what the draft makes of the texts to its GraphQL type. */
export function asCheck({ checked, understoodIds }: CheckedMisses): UnderstandingCheckType {
  const ids = [...understoodIds];
  return Object.assign(new UnderstandingCheckType(), { checked, understood: ids.length, understoodIds: ids });
}

function asGroup({ id, count, lastAt, texts }: MissGroup): MissGroupType {
  return Object.assign(new MissGroupType(), { id, count, lastAt, texts: texts.map(asText) });
}

function asText({ textId, text, kind, blockId, locale, count, at, conversationId }: MissedText): MissedTextType {
  return Object.assign(new MissedTextType(), {
    ...{ text, kind, blockId, locale, count },
    id: textId,
    lastAt: at,
    conversationId: toGlobalId('conversation', conversationId),
  });
}
