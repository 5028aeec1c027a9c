import type { EntityProperty, InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** How the rows of a table are read. */
interface Reading {
  /** `select … from …`, with columns under the names of their properties. */
  readonly select: string;
  readonly conversions: readonly (readonly [name: string, convert: (value: unknown) => unknown])[];
}

const readings = new WeakMap<object, Reading>();

/**
 * Rows of an entity's table as plain objects, without its lazy properties: for reads that repeat, at a fraction of what the ORM's own cost.
 * What is selected follows the entity, so that columns cannot drift apart.
 * @param tail what follows `from table`: `where organization_id = ? and id in (?)`; a list is one value.
 */
export async function readRows<Entity extends object>(
  em: EntityManager,
  entity: Entity,
  { tail, values }: { readonly tail: string; readonly values: readonly unknown[] },
): Promise<InferEntity<Entity>[]> {
  const { select, conversions } = readingOf(em, entity);
  const rows = await em.execute<Record<string, unknown>[]>(`${select} ${tail}`, [...values]);
  for (const row of rows) {
    for (const [name, convert] of conversions) {
      if (row[name] !== null) row[name] = convert(row[name]);
    }
  }
  return rows as InferEntity<Entity>[];
}

function readingOf(em: EntityManager, entity: object): Reading {
  const known = readings.get(entity);
  if (known !== undefined) return known;
  const { tableName, props } = em.getMetadata().get(entity as never);
  const read = props.filter((prop) => prop.lazy !== true && prop.persist !== false);
  const columns = read.map(({ name, fieldNames }) => `"${fieldNames[0]}" as "${name}"`);
  const conversions = read.flatMap((prop) => {
    const convert = conversionOf(prop);
    return convert === null ? [] : [[prop.name, convert] as const];
  });
  const reading = { select: `select ${columns.join(', ')} from "${tableName}"`, conversions };
  readings.set(entity, reading);
  return reading;
}

/** The driver returns times as text, large integers as text, and JSON as its value. */
function conversionOf({ runtimeType }: EntityProperty): ((value: unknown) => unknown) | null {
  if (runtimeType === 'Date') return (value) => new Date(value as string);
  return runtimeType === 'number' ? Number : null;
}
