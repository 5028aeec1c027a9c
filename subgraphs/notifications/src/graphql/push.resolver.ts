import { describeDevice } from '@tertulia/device-names';
import { tryFromGlobalId, withUserErrors, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { NotificationsDependencies } from '../application/dependencies.js';
import { listDevices, registerDevice, removeDevice } from '../application/manage-devices.js';
import { isSelf } from './feed.resolver.js';
import { UserStub } from './foreign.type.js';
import {
  asPushDevice,
  PushDeviceType,
  RegisterPushDeviceInput,
  RegisterPushDevicePayload,
  RemovePushDeviceInput,
  RemovePushDevicePayload,
} from './push.type.js';

const inputArg = { description: 'The input.' };

@Resolver(() => UserStub)
export class UserDevicesResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [PushDeviceType], {
    nullable: true,
    description: 'The browsers in which the caller is notified in the current organization; null for other people.',
  })
  async pushDevices(@Root() user: Foreign, @Ctx() { principal }: SubgraphContext): Promise<PushDeviceType[] | null> {
    if (!isSelf(user, principal)) return null;
    return (await listDevices(this.deps, principal)).map(asPushDevice);
  }
}

@Resolver()
export class PushMutations {
  constructor(private readonly deps: NotificationsDependencies) {}

  @Mutation(() => RegisterPushDevicePayload, {
    description:
      'Notifies the caller in this browser until the session ends; of 20, the oldest makes room. Repeats change nothing.',
  })
  async registerPushDevice(
    @Arg('input', () => RegisterPushDeviceInput, inputArg) { endpoint, p256dh, auth }: RegisterPushDeviceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RegisterPushDevicePayload> {
    const wanted = { endpoint, p256dh, auth, label: describeDevice(context.userAgent) };
    return withUserErrors<Pick<RegisterPushDevicePayload, 'pushDevice'>>(
      context,
      async () => ({ pushDevice: asPushDevice(await registerDevice(this.deps, context.principal, wanted)) }),
      { pushDevice: null },
    );
  }

  @Mutation(() => RemovePushDevicePayload, { description: 'Notifies the caller in that browser no more.' })
  async removePushDevice(
    @Arg('input', () => RemovePushDeviceInput, inputArg) { pushDeviceId }: RemovePushDeviceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RemovePushDevicePayload> {
    return withUserErrors<Pick<RemovePushDevicePayload, 'pushDeviceId'>>(
      context,
      async () => {
        await removeDevice(this.deps, context.principal, tryFromGlobalId('pushDevice', pushDeviceId));
        return { pushDeviceId };
      },
      { pushDeviceId: null },
    );
  }

  @Directive('@cost(weight: 1)')
  @Query(() => String, {
    nullable: true,
    description: 'The public key with which browsers subscribe; null where this installation notifies none.',
  })
  pushPublicKey(): string | null {
    return this.deps.pushes?.publicKey ?? null;
  }
}
