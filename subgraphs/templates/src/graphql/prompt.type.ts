import { LocalizedText, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { industryById } from '../application/find-templates.js';
import type { PromptTemplate } from '../domain/template.js';
import { type Bilingual, both, spoken } from '../domain/voice.js';
import { asIndustry, IndustryType } from './industry.type.js';

@ObjectType('PromptTemplate', { description: 'Ready-made instructions for AI responses.' })
export class PromptTemplateType {
  @Field(() => ID, { description: 'Id; the same in every installation.' })
  id!: string;

  @Field(() => IndustryType, { nullable: true, description: 'Its industry; null for every industry.' })
  industry!: IndustryType | null;

  @Field(() => LocalizedText, { description: 'Name.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { description: 'Who the assistant is and what it does.' })
  role!: LocalizedText;

  @Field(() => LocalizedText, { description: 'Its tone.' })
  tone!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What it must not do.' })
  limits!: LocalizedText;

  @Field(() => LocalizedText, { description: 'Background knowledge.' })
  knowledge!: LocalizedText;
}

/** What a resolver returns for a prompt. */
export function asPrompt(prompt: PromptTemplate): PromptTemplateType {
  const { name, role, tone, limits, knowledge, industryId } = prompt;
  const industry = industryId === null ? null : industryById(industryId);
  return {
    id: toGlobalId('promptTemplate', prompt.id),
    industry: industry === null ? null : asIndustry(industry),
    name: plain(name),
    role: plain(role),
    tone: plain(tone),
    limits: plain(limits),
    knowledge: plain(knowledge),
  };
}

/** Outside a bot, the familiar form of address is used. */
function plain(text: Bilingual): LocalizedText {
  const es = spoken(text, { locale: 'es', tone: 'TU' });
  return both(es, text.en);
}
