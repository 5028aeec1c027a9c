import type { Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { LocaleEnum } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ViewerKindEnum } from './enums.js';

/** The caller; resolvers fill it from the principal. */
@ObjectType('Viewer', { description: "The caller and the caller's permissions." })
export class ViewerType {
  @Field(() => ViewerKindEnum, { description: 'User, API key, visitor or anonymous.' })
  kind!: keyof typeof ViewerKindEnum;

  @Field(() => LocaleEnum, { description: "Language of the platform's messages." })
  locale!: Locale;

  /** Not a field of the API. */
  principal!: Principal;
}
