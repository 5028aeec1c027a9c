import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { Circuit, OpenCircuitError } from '../src/supergraph/circuit.js';

const always = (): boolean => true;
const failing = async (): Promise<never> => {
  throw new Error('away');
};
const fine = async (): Promise<string> => 'fine';

async function open(circuit: Circuit, failures: number): Promise<void> {
  for (let index = 0; index < failures; index += 1) await expect(circuit.run(failing, always)).rejects.toThrow('away');
}

describe('a circuit', () => {
  afterEach(() => void jest.restoreAllMocks());

  test('refuses after so many failures in a row, and a success in between counts them anew', async () => {
    const circuit = new Circuit({ failuresMax: 3, restMs: 60_000 });
    await open(circuit, 2);
    expect(await circuit.run(fine, always)).toBe('fine');
    await open(circuit, 3);
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
  });

  test('tries one call when the rest is over, and goes by its outcome', async () => {
    const circuit = new Circuit({ failuresMax: 1, restMs: 20 });
    await open(circuit, 1);
    await eventually(async () => expect(await circuit.run(failing, always).catch(String)).toBe('Error: away'));
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
    await eventually(async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => circuit.run(fine, always)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
    expect(await circuit.run(fine, always)).toBe('fine');
  });

  test('what nobody waited for says nothing', async () => {
    const circuit = new Circuit({ failuresMax: 1, restMs: 60_000 });
    await expect(circuit.run(failing, () => false)).rejects.toThrow('away');
    expect(await circuit.run(fine, always)).toBe('fine');
  });

  test('a success that was begun before it opened does not close it', async () => {
    const circuit = new Circuit({ failuresMax: 1, restMs: 60_000 });
    let answer = (): void => undefined;
    const old = circuit.run(() => new Promise<void>((resolve) => (answer = resolve)), always);
    await open(circuit, 1);
    answer();
    await old;
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
  });

  test('a wall clock that is put back does not keep it open', async () => {
    const circuit = new Circuit({ failuresMax: 1, restMs: 20 });
    await open(circuit, 1);
    const hourAgo = Date.now() - 3_600_000;
    jest.spyOn(Date, 'now').mockReturnValue(hourAgo);
    const deadlineMs = performance.now() + 5_000;
    let outcome = '';
    while (outcome !== 'fine' && performance.now() < deadlineMs) {
      outcome = await circuit.run(fine, always).catch(String);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(outcome).toBe('fine');
  });
});
