import { enumOf, Payload } from '@tertulia/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { HttpTest, HttpTestFailure } from '../application/test-http-request.js';

/** Why nothing came back. */
export const HttpTestFailureEnum = enumOf<HttpTestFailure>('HttpTestFailure', 'Why no response came back.', {
  NOT_ALLOWED: 'The address, a header or the credential may not be used; nothing was sent.',
  UNREACHABLE: 'Nothing that can be reached from here is at the address.',
  TIMEOUT: 'No complete response within 15 seconds.',
  TOO_LARGE: 'The response is larger than 1 MiB.',
  BUSY: 'Too many requests to this host are open, or it failed repeatedly; try again in a moment.',
});

@ObjectType('HttpHeader', { description: 'A header of a response.' })
export class HttpHeaderType {
  @Field(() => String, { description: 'Its name, in lower case.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType('HttpTestResponse', { description: 'What came back of a request that was tried.' })
export class HttpTestResponseType {
  @Field(() => Int, { description: 'HTTP status. Redirects are not followed.' })
  status!: number;

  @Field(() => [HttpHeaderType], { description: 'The headers.' })
  headers!: HttpHeaderType[];

  @Field(() => String, { description: 'The first 64 KiB of the body as text. Your credential is replaced by ***.' })
  body!: string;

  @Field(() => Int, { description: 'Bytes of the whole body.' })
  sizeBytes!: number;

  @Field(() => Boolean, { description: 'The body is longer than what is shown.' })
  isCut!: boolean;
}

@ObjectType('TestHttpRequestPayload', { description: 'How a request that was tried ended.' })
export class TestHttpRequestPayload extends Payload {
  @Field(() => HttpTestResponseType, { nullable: true, description: 'What came back; null if nothing did.' })
  response!: HttpTestResponseType | null;

  @Field(() => HttpTestFailureEnum, { nullable: true, description: 'Why nothing came back; null if something did.' })
  failure!: HttpTestFailure | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds until the end; null if nothing was sent.' })
  durationMs!: number | null;
}

/** The payload of a test. */
export function asHttpTest(test: HttpTest): Omit<TestHttpRequestPayload, 'userErrors'> {
  const { durationMs } = test;
  if (test.kind === 'failed') return { response: null, failure: test.failure, durationMs };
  const { status, headers, body, sizeBytes, isCut } = test;
  const response = Object.assign(new HttpTestResponseType(), { status, headers, body, sizeBytes, isCut });
  return { response, failure: null, durationMs };
}

/** The payload when the input is wrong. */
export const notTested = { response: null, failure: null, durationMs: null };
