import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.mjs';
import { skipWithoutServers } from '../kit/world.mjs';
import { startEveryService, startOneProcess } from './arrangements.mjs';
import { carriedOut, differences, disappointment } from './compare.mjs';
import { fingerprint, Normaliser } from './normalise.mjs';
import { recordings } from './operations/index.mjs';
import { Player } from './player.mjs';
import { rootFields } from './schema.mjs';
import { makeWorld } from './world.mjs';

const operationsMin = 500;
const shownMax = 40;
const wakeAttemptsMax = 20;
const quietMs = 500;
/** Reading changes nothing, so reads need not wait for each other. */
const lanes = 6;
const options = { skip: skipWithoutServers() };
/** Before the run; days whose conversations have all ended. */
const dayMs = 86_400_000;

describe('the same operations over the same data, in one process and as every service', options, () => {
  let world;
  let arrangements = [];
  let sides;
  let index = 0;
  const done = new Set();
  before(async () => {
    world = await makeWorld();
    arrangements = await startAll([startOneProcess, startEveryService]);
    const midnight = Math.floor(world.madeAt / dayMs) * dayMs;
    const windowOf = (days) => ({
      from: new Date(midnight - (days + 1) * dayMs).toISOString(),
      to: new Date(midnight - dayMs).toISOString(),
    });
    const days = Object.fromEntries([1, 3, 7, 14, 29].map((count) => [count, windowOf(count)]));
    const today = { from: new Date(midnight).toISOString(), to: new Date(midnight + dayMs).toISOString() };
    sides = arrangements.map((arrangement) => {
      const { madeAt: startedAt, facts } = world;
      const seededNames = [...facts.aurora.bots, ...facts.palma.bots].map((bot) => bot.publicId);
      const normaliser = new Normaliser({ startedAt, seededNames });
      const player = new Player({ ...arrangement, facts: { ...facts, range: windowOf(14), days, today } });
      return { arrangement, player, normaliser };
    });
  });
  after(async () => {
    await Promise.all(sides?.map(({ player }) => player.close()) ?? []);
    await Promise.all(arrangements.map((arrangement) => arrangement.stop()));
    await world?.remove();
  });

  test(`are at least ${operationsMin}, no two alike`, () => {
    const all = recordings.flatMap(({ steps }) => steps).filter(isOperation);
    const distinct = new Set(all.map(fingerprint));
    assert.ok(distinct.size >= operationsMin, `only ${distinct.size} operations`);
  });

  for (const { title, steps, isReadOnly = false } of recordings) {
    test(`${title}: ${steps.filter(isOperation).length} operations answer equally`, async () => {
      const found = [];
      for (const together of batchesOf(steps, isReadOnly ? lanes : 1)) found.push(...(await playBoth(together)));
      assert.equal(found.length, 0, found.slice(0, shownMax).join('\n'));
    });
  }

  test('every query, mutation and subscription of the schema was carried out among them', () => {
    assert.deepEqual(
      rootFields.filter((field) => !done.has(field)),
      [],
    );
  });

  /** All or none: what has started is kept for the end also when another one fails. */
  async function startAll(starts) {
    const started = await Promise.allSettled(starts.map((start) => start(world)));
    arrangements = started.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : []));
    for (const { reason } of started) if (reason !== undefined) throw reason;
    return arrangements;
  }

  /** Plays steps on both sides, those of a list at the same time; answers what differs, or did not come out as recorded. */
  async function playBoth(steps) {
    if (steps[0].wake !== undefined) return wake(steps[0]);
    const played = await Promise.all(
      steps.map(async (step) => {
        index += 1;
        const at = index;
        const answers = await Promise.all(
          sides.map(async ({ player }) => player.play(step, at).catch((error) => ({ failure: error.message }))),
        );
        return { step, answers };
      }),
    );
    return played.flatMap(({ step, answers }) => judge(step, answers).map((finding) => `${titleOf(step)}: ${finding}`));
  }

  function judge(step, answers) {
    const failures = answers.flatMap(({ failure }, side) =>
      failure === undefined ? [] : [`${sides[side].arrangement.name}: ${failure}`],
    );
    if (failures.length > 0) return failures;
    for (const field of carriedOut(answers[0].body)) done.add(field);
    const [one, other] = answers.map((answer, side) => sides[side].normaliser.answer(answer, step));
    const unwanted = disappointment(step, answers[0]);
    return [...differences(one, other), ...(unwanted === null ? [] : [unwanted])];
  }

  /** Repeats a change on both sides until both have heard of it: a silent subscription does not say when it has begun. */
  async function wake({ wake: stream, by, path, value }) {
    for (let attempt = 1; attempt <= wakeAttemptsMax; attempt += 1) {
      for (const { player } of sides) player.known.attempt = attempt;
      const found = await playBoth([by]);
      if (found.length > 0) return found;
      const heard = await Promise.all(sides.map(({ player }) => player.hasHeard(stream, quietMs)));
      if (!heard.every(Boolean)) continue;
      await Promise.all(sides.map(({ player }) => player.play({ hear: stream, path, value }, index)));
      return [];
    }
    return [`${stream}: nothing was heard`];
  }
});

function batchesOf(steps, size) {
  return Array.from({ length: Math.ceil(steps.length / size) }, (_, at) => steps.slice(at * size, (at + 1) * size));
}

/** What is asked of the platform; waiting for what a subscription tells is not. */
function isOperation(step) {
  return step.query !== undefined || step.raw !== undefined || step.frames !== undefined || step.search !== undefined;
}

function titleOf(step) {
  return step.name ?? step.listen ?? step.hear ?? step.query ?? 'a step';
}
