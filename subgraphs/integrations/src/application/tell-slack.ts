import type { Clock, Ids } from '@tertulia/use-case';
import { nilId } from '../domain/alert-message.js';
import type { DoneEffect, EffectRun } from './outside-ports.js';
import type { Stores } from './ports.js';

/** An alert, or a digest of alerts, that is to be told in Slack. */
export interface AlertForSlack {
  readonly organizationId: string;
  /** The same for every repetition. */
  readonly id: string;
  readonly message: string;
  /** The connection that does not work, where the alert is about one. */
  readonly connectionId: string | null;
}

interface Parts {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** An alert that is later is no news. */
const triedForMs = 24 * 3_600_000;
const deadlineMs = 30_000;

/**
 * Has an alert posted in the channel of the organization, if it has chosen one: once for each id, as background work of the connection. What
 * is wrong with that connection itself is not told by it, because it would not arrive, and its failure would be the next alert.
 */
export async function tellSlack(
  { clock, ids }: Parts,
  { slackAlerts, effectRuns }: Pick<Stores, 'slackAlerts' | 'effectRuns'>,
  alert: AlertForSlack,
): Promise<void> {
  const { organizationId, id: occasionId, message: text } = alert;
  const place = await slackAlerts.of(organizationId);
  if (place === null || place.connectionId === alert.connectionId) return;
  const { connectionId, channel } = place;
  const now = clock.now();
  const effect: DoneEffect = {
    ...{ kind: 'action', id: occasionId, blockId: 'alert', deadlineMs, isBackground: true, connectionId },
    ...{ action: 'postMessage', inputs: { channel, text }, mappings: [] },
  };
  const run: EffectRun = {
    ...{ id: ids.next(), organizationId, botId: nilId, conversationId: nilId, effectId: occasionId },
    ...{ effect, kind: effect.kind, connectionId, action: effect.action, isBackground: true, isSimulation: false },
    ...{ status: 'RUNNING', result: null, attempts: 0, startedAt: now, nextAttemptAt: now },
    giveUpAt: new Date(now.getTime() + triedForMs),
  };
  await effectRuns.addIfMissing(run);
}
