import { JsonScalar } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';

@InputType('PerformEffectInput', { description: 'Work outside that a flow wants done.' })
export class PerformEffectInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Its bot.' })
  botId!: string;

  @Field(() => JsonScalar, { description: 'The effect, as the flow engine describes it.' })
  effect!: unknown;

  @Field(() => Boolean, { description: 'It belongs to a simulation.' })
  isSimulation!: boolean;
}

@InputType('HttpHeaderInput', { description: 'A header of a request.' })
export class HttpHeaderInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@InputType('TestHttpRequestInput', { description: 'A request to try, with values in place of variables.' })
export class TestHttpRequestInput {
  @Field(() => ID, { description: 'The bot that is built.' })
  botId!: string;

  @Field(() => ID, { nullable: true, description: 'A connection whose credential is sent; null for none.' })
  connectionId?: string | null;

  @Field(() => String, { description: 'GET, POST, PUT, PATCH or DELETE.' })
  method!: string;

  @Field(() => String, { description: 'The address, http or https.' })
  url!: string;

  @Field(() => [HttpHeaderInput], {
    defaultValue: [],
    description: 'Headers besides those that are set by themselves.',
  })
  headers!: HttpHeaderInput[];

  @Field(() => String, { nullable: true, description: 'The body; null for none.' })
  body?: string | null;
}
