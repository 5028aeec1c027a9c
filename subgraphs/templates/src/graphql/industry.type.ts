import { LocalizedText, Node, toGlobalId } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Industry } from '../domain/template.js';

@Directive('@key(fields: "id")')
@ObjectType('Industry', { implements: Node, description: 'A line of business: restaurant, clinic, salon and others.' })
export class IndustryType {
  uuid!: string;

  @Field(() => ID, { description: 'Id; the same in every installation.' })
  id!: string;

  @Field(() => String, { description: 'Short name for programs; never changes.' })
  slug!: string;

  @Field(() => LocalizedText, { description: 'Name.' })
  name!: LocalizedText;

  @Field(() => String, { description: 'Name of a lucide icon.' })
  icon!: string;
}

/** What a resolver returns for an industry. */
export function asIndustry(industry: Industry): IndustryType {
  return Object.assign(new IndustryType(), industry, {
    id: toGlobalId('industry', industry.id),
    uuid: industry.id,
  });
}
