import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect, EffectResult } from '@tertulia/flow-engine';
import type { RecordedResult } from '@tertulia/pinned-conversations';
import { executeWithNext } from '@tertulia/persistence';
import type { Clock } from '@tertulia/use-case';
import { deadlineOf, heldUntil as heldFrom } from '../domain/effect-times.js';
import type { ClaimedIntent, EffectStore, HeldIntent } from '../application/ports.js';
import { dateFrom, jsonFrom, parameterOf, rowsOf } from './columns.js';

export class PostgresEffectStore implements EffectStore {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor(em: EntityManager, clock: Clock) {
    this.#em = em;
    this.#clock = clock;
  }

  async open(intents: readonly HeldIntent[]): Promise<void> {
    const now = this.#clock.now();
    const rows = intents.flatMap(({ conversationId, organizationId, effect, acceptedAt, heldUntil }, at) => [
      ...[conversationId, effect.id, organizationId, JSON.stringify(effect), parameterOf(acceptedAt)],
      // One after the other in the order of the flow, for those that are claimed after a crash.
      new Date(now.getTime() + at).toISOString(),
      ...[deadlineOf(effect, now), heldUntil].map((moment) => moment.toISOString()),
    ]);
    const places = intents.map(() => '(?, ?, ?, ?::jsonb, ?, ?, ?, ?)').join(', ');
    await executeWithNext(
      this.#em,
      `insert into effect_intent
         (conversation_id, effect_id, organization_id, effect, accepted_at, opened_at, deadline_at, due_at)
       values ${places} on conflict do nothing`,
      rows,
    );
  }

  async close(
    { organizationId, conversationId, effectId }: { organizationId: string; conversationId: string; effectId: string },
    result: EffectResult,
    at: Date,
  ): Promise<{ acceptedAt: Date | null } | null> {
    const sql = `update effect_intent set closed_at = ?, result = ?::jsonb
      where conversation_id = ? and effect_id = ? and organization_id = ? and closed_at is null
      returning accepted_at as "acceptedAt"`;
    const parameters = [at.toISOString(), JSON.stringify(result), conversationId, effectId, organizationId];
    const [row] = await rowsOf<{ acceptedAt: unknown }>(this.#em, sql, parameters);
    return row === undefined ? null : { acceptedAt: dateFrom(row.acceptedAt) };
  }

  async claim(now: Date): Promise<ClaimedIntent | null> {
    // Rows of the previous release have no due time and are answers.
    const find = `select conversation_id as "conversationId", effect_id as "effectId", organization_id as "organizationId", effect,
        accepted_at as "acceptedAt", deadline_at as "deadlineAt"
      from effect_intent where closed_at is null and coalesce(due_at, opened_at + interval '12 seconds') <= ?
      order by opened_at limit 1 for update skip locked`;
    const [row] = await rowsOf<Record<string, unknown>>(this.#em, find, [now.toISOString()]);
    if (row === undefined) return null;
    const effect = jsonFrom(row['effect']) as Effect;
    const deadlineAt = dateFrom(row['deadlineAt']) ?? deadlineOf(effect, now);
    const heldUntil = heldFrom(now);
    const conversationId = String(row['conversationId']);
    await this.#em.execute(
      'update effect_intent set opened_at = ?, due_at = ? where conversation_id = ? and effect_id = ?',
      [now.toISOString(), heldUntil.toISOString(), conversationId, effect.id],
      'run',
    );
    const organizationId = String(row['organizationId']);
    return { conversationId, organizationId, effect, acceptedAt: dateFrom(row['acceptedAt']), deadlineAt, heldUntil };
  }

  async renew(intents: readonly HeldIntent[], until: Date): Promise<HeldIntent[]> {
    const held = intents.map(({ conversationId, effect, heldUntil }) => {
      return { conversation_id: conversationId, effect_id: effect.id, due_at: heldUntil.toISOString() };
    });
    // A locked row is being changed by somebody else, who must not be waited for.
    const sql = `update effect_intent i set due_at = ? where (i.conversation_id, i.effect_id) in (
        select e.conversation_id, e.effect_id from effect_intent e
        join jsonb_to_recordset(?::jsonb) as h(conversation_id uuid, effect_id text, due_at timestamptz)
          on h.conversation_id = e.conversation_id and h.effect_id = e.effect_id and h.due_at = e.due_at
        where e.closed_at is null for update of e skip locked)
      returning i.conversation_id as "conversationId", i.effect_id as "effectId"`;
    const parameters = [until.toISOString(), JSON.stringify(held)];
    const rows = await rowsOf<{ conversationId: string; effectId: string }>(this.#em, sql, parameters);
    const renewed = new Set(rows.map(({ conversationId, effectId }) => `${conversationId} ${effectId}`));
    return intents.flatMap((one) =>
      renewed.has(`${one.conversationId} ${one.effect.id}`) ? [{ ...one, heldUntil: until }] : [],
    );
  }

  async resultsOf(organizationId: string, conversationId: string): Promise<RecordedResult[]> {
    const sql = `select effect ->> 'blockId' as "blockId", result from effect_intent
      where organization_id = ? and conversation_id = ? and result is not null order by opened_at, effect_id`;
    const rows = await rowsOf<{ blockId: string; result: unknown }>(this.#em, sql, [organizationId, conversationId]);
    return rows.map(({ blockId, result }) => ({ blockId, result: jsonFrom(result) as EffectResult }));
  }

  async postpone(
    { conversationId, effectId }: { conversationId: string; effectId: string },
    dueAt: Date,
  ): Promise<void> {
    const sql = `update effect_intent set due_at = ? where conversation_id = ? and effect_id = ? and closed_at is null`;
    await this.#em.execute(sql, [dueAt.toISOString(), conversationId, effectId], 'run');
  }

  async wake(
    { organizationId, conversationId, openedBy }: { organizationId: string; conversationId: string; openedBy: string },
    now: Date,
  ): Promise<number> {
    const sql = `update effect_intent set due_at = ? where conversation_id = ? and organization_id = ? and closed_at is null
      and effect ->> 'openedBy' = ? returning effect_id`;
    const rows = await rowsOf(this.#em, sql, [now.toISOString(), conversationId, organizationId, openedBy]);
    return rows.length;
  }
}
