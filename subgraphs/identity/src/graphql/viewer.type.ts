import type { Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { LocaleEnum } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ViewerKindEnum } from './enums.js';

/** Who is asking; resolvers fill it from the principal. */
@ObjectType('Viewer', { description: 'Who is asking, and what they may do.' })
export class ViewerType {
  @Field(() => ViewerKindEnum, { description: 'Person, program, visitor or nobody.' })
  kind!: keyof typeof ViewerKindEnum;

  @Field(() => LocaleEnum, { description: 'Language in which the platform answers.' })
  locale!: Locale;

  /** Not a field of the API. */
  principal!: Principal;
}
