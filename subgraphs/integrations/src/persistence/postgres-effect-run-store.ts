import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutsideResult } from '@tertulia/flow-engine';
import type {
  DoneEffect,
  EffectRun,
  EffectRunStore,
  Lease,
  NextAttempt,
  RunEnd,
  RunKey,
} from '../application/outside-ports.js';
import { ActionRunTable } from './connection-tables.js';

type Row = InferEntity<typeof ActionRunTable>;

const running = { status: 'RUNNING' };

const addIfMissingSql = `
  insert into action_run (id, organization_id, bot_id, conversation_id, effect_id, connection_id, kind,
    action, is_background, is_simulation, status, effect, attempts, started_at, next_attempt_at, give_up_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
  on conflict (conversation_id, effect_id) do nothing`;

export class PostgresEffectRunStore implements EffectRunStore {
  constructor(private readonly em: EntityManager) {}

  async addIfMissing(run: EffectRun): Promise<void> {
    // In SQL: the conversation may belong to another organization, whose row the entity manager would look for and not see.
    await this.em.execute(addIfMissingSql, [
      ...[run.id, run.organizationId, run.botId, run.conversationId, run.effectId, run.connectionId, run.kind],
      ...[run.action, run.isBackground, run.isSimulation, run.status, JSON.stringify(run.effect), run.attempts],
      ...[run.startedAt, run.nextAttemptAt, run.giveUpAt],
    ]);
  }

  async ofEffect(organizationId: string, conversationId: string, effectId: string): Promise<EffectRun | null> {
    const row = await this.em.findOne(
      ActionRunTable,
      { organizationId, conversationId, effectId },
      { refresh: true, disableIdentityMap: true },
    );
    return row === null ? null : asRun(row);
  }

  async find({ id, organizationId }: RunKey): Promise<EffectRun | null> {
    const row = await this.em.findOne(ActionRunTable, { id, organizationId }, { disableIdentityMap: true });
    return row === null ? null : asRun(row);
  }

  async take({ id, organizationId }: RunKey, { leaseId, now, until }: Lease): Promise<EffectRun | null> {
    const taken = await this.em.nativeUpdate(
      ActionRunTable,
      { id, organizationId, ...running, $and: [isFree(now), isDue(now)] },
      { leaseId, leaseUntil: until },
    );
    if (taken === 0) return null;
    await this.em.execute('update action_run set attempts = attempts + 1 where id = ?', [id]);
    const row = await this.em.findOneOrFail(ActionRunTable, { id }, { refresh: true, disableIdentityMap: true });
    return asRun(row);
  }

  async renew({ id, organizationId }: RunKey, { leaseId, until }: Lease): Promise<boolean> {
    const held = { id, organizationId, leaseId, ...running };
    return (await this.em.nativeUpdate(ActionRunTable, held, { leaseUntil: until })) > 0;
  }

  async end({ id, organizationId }: RunKey, leaseId: string, end: RunEnd): Promise<boolean> {
    const over = { effect: null, nextAttemptAt: null, leaseId: null, leaseUntil: null };
    const held = { id, organizationId, leaseId, ...running };
    return (await this.em.nativeUpdate(ActionRunTable, held, { ...end, ...over })) > 0;
  }

  async postpone({ id, organizationId }: RunKey, leaseId: string, { at, ...last }: NextAttempt): Promise<void> {
    const held = { id, organizationId, leaseId, ...running };
    const released = { leaseId: null, leaseUntil: null };
    await this.em.nativeUpdate(ActionRunTable, held, { nextAttemptAt: at, ...last, ...released });
  }

  async due(now: Date, limit: number): Promise<RunKey[]> {
    const rows = await this.em.find(
      ActionRunTable,
      { nextAttemptAt: { $lte: now }, ...isFree(now) },
      { fields: ['id', 'organizationId'], orderBy: { nextAttemptAt: 'asc' }, limit, disableIdentityMap: true },
    );
    return rows.map(({ id, organizationId }) => ({ id, organizationId }));
  }
}

/** No process works on it. */
function isFree(now: Date) {
  return { $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }] };
}

/** Work that somebody waits for has no time at which it is due. */
function isDue(now: Date) {
  return { $or: [{ nextAttemptAt: null }, { nextAttemptAt: { $lte: now } }] };
}

function asRun(row: Row): EffectRun {
  return {
    ...{ id: row.id, organizationId: row.organizationId, botId: row.botId, conversationId: row.conversationId },
    ...{ effectId: row.effectId, connectionId: row.connectionId ?? null, action: row.action ?? null },
    kind: row.kind as EffectRun['kind'],
    ...{ isBackground: row.isBackground, isSimulation: row.isSimulation, status: row.status as EffectRun['status'] },
    effect: (row.effect ?? null) as DoneEffect | null,
    result: (row.result ?? null) as OutsideResult | null,
    ...{ attempts: row.attempts, startedAt: row.startedAt },
    ...{ nextAttemptAt: row.nextAttemptAt ?? null, giveUpAt: row.giveUpAt ?? null },
  };
}
