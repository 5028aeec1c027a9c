import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect, EffectResult } from '@tertulia/flow-engine';
import type { Clock } from '@tertulia/use-case';
import type { EffectIntent, EffectStore } from '../application/ports.js';
import { dateFrom, jsonFrom, parameterOf, rowsOf } from './columns.js';

export class PostgresEffectStore implements EffectStore {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor(em: EntityManager, clock: Clock) {
    this.#em = em;
    this.#clock = clock;
  }

  async open(intents: readonly EffectIntent[]): Promise<void> {
    const openedAt = this.#clock.now().toISOString();
    const rows = intents.flatMap((intent) => [
      ...[intent.conversationId, intent.effect.id, intent.organizationId],
      ...[JSON.stringify(intent.effect), parameterOf(intent.acceptedAt), openedAt],
    ]);
    const places = intents.map(() => '(?, ?, ?, ?::jsonb, ?, ?)').join(', ');
    await this.#em.execute(
      `insert into effect_intent (conversation_id, effect_id, organization_id, effect, accepted_at, opened_at)
       values ${places} on conflict do nothing`,
      rows,
      'run',
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

  async claim(before: Date, now: Date): Promise<EffectIntent | null> {
    const sql = `update effect_intent set opened_at = ?
      where (conversation_id, effect_id) = (
        select conversation_id, effect_id from effect_intent where closed_at is null and opened_at <= ?
        order by opened_at limit 1 for update skip locked
      )
      returning conversation_id as "conversationId", organization_id as "organizationId", effect, accepted_at as "acceptedAt"`;
    const [row] = await rowsOf<Record<string, unknown>>(this.#em, sql, [now.toISOString(), before.toISOString()]);
    if (row === undefined) return null;
    return {
      conversationId: String(row['conversationId']),
      organizationId: String(row['organizationId']),
      effect: jsonFrom(row['effect']) as Effect,
      acceptedAt: dateFrom(row['acceptedAt']),
    };
  }
}
