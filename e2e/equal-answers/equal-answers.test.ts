import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import { skipWithoutServers } from '../kit/world.ts';
import { type Arrangement, startEveryService, startOneProcess } from './arrangements.ts';
import { carriedOut, differences, disappointment } from './compare.ts';
import { fingerprint, Normaliser } from './normalise.ts';
import { recordings } from './operations/index.ts';
import { Player } from './player.ts';
import { rootFields } from './schema.ts';
import type { Step, StepAnswer } from './step.ts';
import { makeWorld, type SeededWorld } from './world.ts';

const operationsMin = 500;
const shownMax = 40;
const wakeAttemptsMax = 200;
const quietMs = 500;
/** Reads change nothing, so they need not wait for each other. */
const lanes = 6;
const options = { skip: skipWithoutServers() };
/** Before the run; days whose conversations have all ended. */
const dayMs = 86_400_000;

/** An arrangement and the player of its steps. */
interface Side {
  readonly arrangement: Arrangement;
  readonly player: Player;
  readonly normaliser: Normaliser;
}

/** A step that could not be played. */
interface Failure {
  readonly failure: string;
}

/**
 * Recorded as refused only: they succeed for a connection that somebody has authorised at a provider, for a SUPER_ADMIN, or with a secret
 * that was mailed, and none is here; for a question for files, which no bot here asks; for an invitation whose mail is older than a minute; or for a mail that a server has refused.
 */
const refusedOnly: ReadonlySet<string> = new Set([
  ...['reauthorizeConnection', 'saveSigningSecret'],
  ...['prepareUpload', 'prepareSimulatedUpload', 'preparePreviewUpload', 'receivedFile'],
  ...['connectorsInReview', 'reviewConnector'],
  ...['confirmEmailChange', 'confirmSignUp', 'resetPassword', 'resendInvitation', 'resendMail'],
]);

describe('the same operations over the same data, in one process and as every service', options, () => {
  let world: SeededWorld;
  let arrangements: Arrangement[] = [];
  let sides: Side[] = [];
  let index = 0;
  const done = new Set<string>();
  before(async () => {
    world = await makeWorld();
    arrangements = await startAll([startOneProcess, startEveryService]);
    const midnight = Math.floor(world.madeAt / dayMs) * dayMs;
    const windowOf = (days: number) => ({
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
    await Promise.all(sides.map(({ player }) => player.close()));
    await Promise.all(arrangements.map((arrangement) => arrangement.stop()));
    await world?.remove();
  });

  test(`At least ${operationsMin} operations are recorded, no two alike`, () => {
    const all = recordings.flatMap(({ steps }) => steps).filter(isOperation);
    const distinct = new Set(all.map(fingerprint));
    assert.ok(distinct.size >= operationsMin, `only ${distinct.size} operations`);
  });

  for (const { title, steps, isReadOnly = false } of recordings) {
    test(`${title}: ${steps.filter(isOperation).length} operations return equal responses`, async () => {
      const found: string[] = [];
      for (const together of batchesOf(steps, isReadOnly ? lanes : 1)) found.push(...(await playBoth(together)));
      assert.equal(found.length, 0, found.slice(0, shownMax).join('\n'));
    });
  }

  test('Every query, mutation and subscription of the schema is among the recorded operations', () => {
    assert.deepEqual(
      rootFields.filter((field) => !done.has(field) && !refusedOnly.has(field)),
      [],
    );
  });

  /** All or none: what has started is stopped at the end even when another one fails. */
  async function startAll(starts: readonly ((from: SeededWorld) => Promise<Arrangement>)[]): Promise<Arrangement[]> {
    const started = await Promise.allSettled(starts.map((start) => start(world)));
    arrangements = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    return arrangements;
  }

  /** Plays steps on both sides, those of a list at the same time; returns the differences and unexpected results. */
  async function playBoth(steps: readonly Step[]): Promise<string[]> {
    const [first] = steps;
    if (first?.wake !== undefined) return wake(first.wake, first);
    const played = await Promise.all(
      steps.map(async (step) => {
        index += 1;
        const at = index;
        const answers = await Promise.all(
          sides.map(async ({ player }) =>
            player
              .play(step, at)
              .catch((error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) })),
          ),
        );
        return { step, answers };
      }),
    );
    return played.flatMap(({ step, answers }) => judge(step, answers).map((finding) => `${titleOf(step)}: ${finding}`));
  }

  function judge(step: Step, played: readonly (StepAnswer | Failure)[]): string[] {
    const failures = played.flatMap((answer, side) =>
      'failure' in answer ? [`${sides[side]?.arrangement.name}: ${answer.failure}`] : [],
    );
    if (failures.length > 0) return failures;
    const answers = played.filter((answer): answer is StepAnswer => !('failure' in answer));
    const [reference] = answers;
    assert.ok(reference !== undefined);
    for (const field of carriedOut(reference.body)) done.add(field);
    const [one, other] = answers.map((answer, side) => sides[side]?.normaliser.answer(answer, step));
    const unwanted = disappointment(step, reference);
    return [...differences(one, other), ...(unwanted === null ? [] : [unwanted])];
  }

  /** Repeats a change on both sides until both have received it: a silent subscription does not report when it has started. */
  async function wake(stream: string, { by, path, value }: Step): Promise<string[]> {
    assert.ok(by !== undefined && path !== undefined);
    for (let attempt = 1; attempt <= wakeAttemptsMax; attempt += 1) {
      for (const { player } of sides) player.known['attempt'] = attempt;
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

function batchesOf(steps: readonly Step[], size: number): Step[][] {
  return Array.from({ length: Math.ceil(steps.length / size) }, (_, at) => steps.slice(at * size, (at + 1) * size));
}

/** True for requests to the platform; waiting for a subscription is not one. */
function isOperation(step: Step): boolean {
  return step.query !== undefined || step.raw !== undefined || step.frames !== undefined || step.search !== undefined;
}

function titleOf(step: Step): string {
  return step.name ?? step.listen ?? step.hear ?? step.query ?? 'a step';
}
