import type { OutsideResult } from '@tertulia/flow-engine';
import { fromGlobalId, JsonScalar, tryFromGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { TestHttpDependencies } from '../application/test-http-request.js';
import { performEffect } from '../application/perform-effect.js';
import { testHttpRequest } from '../application/test-http-request.js';
import { PerformEffectInput, TestHttpRequestInput } from './outside.input.js';
import { asHttpTest, notTested, TestHttpRequestPayload } from './outside.type.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class OutsideResolver {
  constructor(private readonly deps: TestHttpDependencies) {}

  @Directive('@inaccessible')
  @Mutation(() => JsonScalar, {
    description: 'For services of the platform: does work outside once, and returns how it ended.',
  })
  async performEffect(
    @Arg('input', () => PerformEffectInput, inputArg) input: PerformEffectInput,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<OutsideResult> {
    const botId = tryFromGlobalId('bot', input.botId) ?? input.botId;
    const conversationId = tryFromGlobalId('conversation', input.conversationId) ?? input.conversationId;
    return performEffect(this.deps, principal, { ...input, botId, conversationId });
  }

  @Mutation(() => TestHttpRequestPayload, {
    description: 'Sends one HTTP request as a flow would, once, and shows what comes back. Nothing is stored.',
  })
  async testHttpRequest(
    @Arg('input', () => TestHttpRequestInput, inputArg) input: TestHttpRequestInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TestHttpRequestPayload> {
    const { method, url, headers, body = null, connectionId } = input;
    const wanted = {
      ...{ method, url, headers, body, botId: fromGlobalId('bot', input.botId) },
      connectionId: isGiven(connectionId) ? fromGlobalId('connection', connectionId) : null,
    };
    return withUserErrors<Omit<TestHttpRequestPayload, 'userErrors'>>(
      context,
      async () => asHttpTest(await testHttpRequest(this.deps, context, wanted)),
      notTested,
    );
  }
}

function isGiven(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}
