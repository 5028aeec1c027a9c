import type { Dispatch } from '../domain/dispatch.js';
import { isUrgent } from '../domain/kinds.js';
import { pathOf, textsOf } from '../domain/notification-texts.js';
import type { PushDevice } from '../domain/push-device.js';
import { dispatchAttempter, type Attempt } from './attempt-dispatch.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { OutgoingPush } from './push-ports.js';
import { cancelled, stillWanted } from './still-wanted.js';

/** Makes an attempt at a push that is due. A browser that does not want it any more is forgotten. */
export function pushAttempter(deps: NotificationsDependencies) {
  return dispatchAttempter(deps, async (dispatch) => makeAttempt(deps, dispatch));
}

async function makeAttempt(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Attempt> {
  const { pushes } = deps;
  const device = await deviceOf(deps, dispatch);
  if (pushes === null || device === null) return cancelled('DEVICE_GONE');
  const subscription = pushes.open(device);
  if (subscription === null) return gone(device, 'UNREADABLE');
  const composed = await compose(deps, dispatch);
  if ('end' in composed) return composed;
  const outcome = await pushes.send({ ...composed, subscription });
  if (outcome.kind === 'ACCEPTED') {
    return { end: { kind: 'SENT' }, learned: async ({ devices }, now) => devices.used(device, now) };
  }
  const { code } = outcome;
  if (outcome.kind === 'GONE') return gone(device, code);
  return { end: { kind: outcome.kind === 'REFUSED_FOR_NOW' ? 'LATER' : 'REFUSED', code } };
}

/** Null also for a browser that has changed hands since. */
async function deviceOf({ work }: NotificationsDependencies, dispatch: Dispatch): Promise<PushDevice | null> {
  const { organizationId, deviceId, userId } = dispatch;
  if (deviceId === null) return null;
  const device = await work.read({ organizationId }, async ({ devices }) => devices.byId(organizationId, deviceId));
  return device?.userId === userId ? device : null;
}

function gone(device: PushDevice, code: string): Attempt {
  return { end: { kind: 'CANCELLED', code }, learned: async ({ devices }) => devices.remove(device, device.id) };
}

async function compose(deps: NotificationsDependencies, dispatch: Dispatch) {
  const wanted = await stillWanted(deps, dispatch);
  if ('end' in wanted) return wanted;
  const { notification, person } = wanted;
  const { kind, occasionId } = notification;
  const { title } = textsOf(notification, person.locale);
  const leftMs = dispatch.expiresAt.getTime() - deps.clock.now().getTime();
  return {
    organizationId: dispatch.organizationId,
    message: {
      ...{ id: deps.graphIdOfNotification(notification.id), kind, title },
      path: pathOf(notification, person.role),
    },
    ttlSeconds: Math.max(0, Math.floor(leftMs / 1_000)),
    isUrgent: isUrgent(kind),
    topic: occasionId.replaceAll('-', ''),
  } satisfies Omit<OutgoingPush, 'subscription'>;
}
