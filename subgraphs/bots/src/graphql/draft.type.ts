import type { Locale } from '@tertulia/errors';
import type { BotDefinition, Problem } from '@tertulia/flow-engine';
import { DateTimeScalar, JsonScalar, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  ChangeKindEnum,
  ChangeSubjectEnum,
  SeverityEnum,
  VariableScopeEnum,
  VariableTypeEnum,
  WidgetPositionEnum,
} from './enums.js';
import { UserStub } from './foreign.type.js';
import { BusinessProfile } from './profile.type.js';

@ObjectType('Theme', { description: 'How the widget looks.' })
export class ThemeType {
  @Field(() => String, { description: "The owner's colour, #rrggbb." })
  primaryColor!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => WidgetPositionEnum, { description: 'Side of the page.' })
  position!: 'RIGHT' | 'LEFT';
}

@ObjectType('ConversationSettings', { description: 'How long conversations live.' })
export class ConversationSettingsType {
  @Field(() => Int, { description: 'Minutes without a message after which a conversation ends.' })
  idleMinutes!: number;

  @Field(() => Int, { description: 'Hours during which a returning visitor goes on with it.' })
  resumeHours!: number;
}

@ObjectType('Variable', { description: 'A typed named value.' })
export class VariableType {
  @Field(() => String, { description: 'Name, used in texts as {{ name }}.' })
  name!: string;

  @Field(() => VariableTypeEnum, { description: 'What it holds.' })
  type!: keyof typeof VariableTypeEnum;

  @Field(() => VariableScopeEnum, { description: 'How long it lives.' })
  scope!: keyof typeof VariableScopeEnum;

  @Field(() => Boolean, { description: 'It says something about a person: erased on request.' })
  isPersonalData!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: 'Value at the start.' })
  defaultValue!: unknown;
}

@ObjectType('KnowledgeEntry', { description: 'A question with its answer that the bot may give.' })
export class KnowledgeEntryType {
  @Field(() => String, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;

  @Field(() => Boolean, { description: 'Used in answers.' })
  isActive!: boolean;
}

@ObjectType('Problem', { description: 'A finding about a draft.' })
export class ProblemType {
  @Field(() => String, { description: 'Kind of finding.' })
  code!: string;

  @Field(() => SeverityEnum, { description: 'How much it matters.' })
  severity!: 'ERROR' | 'WARNING';

  @Field(() => String, { description: "What is wrong, in the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Flow in which it lies.' })
  flowId!: string | null;

  @Field(() => String, { nullable: true, description: 'Group in which it lies.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Block in which it lies.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: 'Option or field.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'What would mend it.' })
  fix!: string | null;
}

@ObjectType('DefinitionChange', { description: 'One difference between two states of a bot.' })
export class DefinitionChangeType {
  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  kind!: keyof typeof ChangeKindEnum;

  @Field(() => ChangeSubjectEnum, { description: 'To which part.' })
  subject!: keyof typeof ChangeSubjectEnum;

  @Field(() => String, { description: 'Id of the part.' })
  id!: string;

  @Field(() => String, { description: 'Title of the part.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Which field of it changed; null where it is the whole.' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What stood there, in words of the caller's language; null where nothing did, or no words tell it.",
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there now, in the same words.' })
  after!: string | null;
}

@ObjectType('DraftChanges', { description: 'What the draft has that the live version has not.' })
export class DraftChangesType {
  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [DefinitionChangeType], { description: 'Which.' })
  changes!: DefinitionChangeType[];
}

@ObjectType('DraftConflict', {
  description: 'A field of the draft that the save and others changed, each to something else.',
})
export class DraftConflictType {
  @Field(() => [String], {
    description: 'Names and ids from the outermost, such as profile, services, s1, priceMinor.',
  })
  path!: readonly string[];

  @Field(() => ChangeSubjectEnum, { description: 'Which part it belongs to.' })
  subject!: keyof typeof ChangeSubjectEnum;

  @Field(() => String, { description: 'Title of the part.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Which field of it; null where it is the whole.' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What stood there when the save was made, in words; null where nothing did, or it is not known.',
  })
  base!: string | null;

  @Field(() => String, { nullable: true, description: 'What the save says; null where it removes it.' })
  mine!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there now; null where others removed it.' })
  theirs!: string | null;
}

@ObjectType('StaleDraft', { description: 'Who moved the draft on since it was read, and when.' })
export class StaleDraftType {
  updatedBy!: string | null;

  @Field(() => Int, { description: 'The present revision.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  updatedAt!: Date;

  @Field(() => UserStub, { nullable: true, name: 'updatedBy', description: 'Who saved it; null for keys.' })
  author(): Foreign | null {
    return this.updatedBy === null ? null : { id: toGlobalId('user', this.updatedBy) };
  }

  @Field(() => [DraftConflictType], { description: 'The fields that both sides changed, each to something else.' })
  conflicts!: DraftConflictType[];
}

@ObjectType('BotDraft', { description: 'The editable state of a bot.' })
export class DraftType {
  botId!: string;
  updatedBy!: string | null;
  definition!: BotDefinition;

  @Field(() => Int, { description: 'Raised by every save; each save names the one it was made from.' })
  revision!: number;

  @Field(() => BusinessProfile, { description: 'Facts of the business.' })
  profile(): BusinessProfile {
    return Object.assign(new BusinessProfile(), this.definition.profile);
  }

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [VariableType], { description: 'Variables.' })
  variables(): VariableType[] {
    return this.definition.variables;
  }

  @Directive('@listSize(assumedSize: 50)')

  @Field(() => [KnowledgeEntryType], { description: 'Questions with answers.' })
  knowledge(): KnowledgeEntryType[] {
    return this.definition.knowledge;
  }

  @Field(() => ConversationSettingsType, { description: 'How long conversations live.' })
  settings(): ConversationSettingsType {
    return this.definition.settings;
  }

  @Field(() => JsonScalar, { name: 'definition', description: 'The whole bot as JSON, as the engine reads it.' })
  wholeDefinition(): unknown {
    return this.definition;
  }

  @Field(() => DateTimeScalar, { description: 'When it was last saved.' })
  updatedAt!: Date;

  @Field(() => UserStub, { nullable: true, name: 'updatedBy', description: 'Who saved it last; null for keys.' })
  author(): Foreign | null {
    return this.updatedBy === null ? null : { id: toGlobalId('user', this.updatedBy) };
  }
}

@ObjectType('DraftChange', { description: 'Somebody saved the draft.' })
export class DraftChangeType {
  botUuid!: string;
  byUuid!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the save brought along; null where it brought none.',
  })
  saveId!: string | null;

  @Field(() => ID, { description: 'The bot.' })
  botId(): string {
    return toGlobalId('bot', this.botUuid);
  }

  @Field(() => Int, { description: 'Its new revision.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => UserStub, { nullable: true, description: 'Who; null for keys.' })
  by(): Foreign | null {
    return this.byUuid === null ? null : { id: toGlobalId('user', this.byUuid) };
  }
}

export function asProblem(problem: Problem, locale: Locale): ProblemType {
  return { ...problem, message: problem.message[locale], fix: problem.fix?.[locale] ?? null };
}
