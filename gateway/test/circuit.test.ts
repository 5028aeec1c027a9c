import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Circuit, OpenCircuitError } from '../src/supergraph/circuit.js';

const always = (): boolean => true;
const failing = async (): Promise<never> => {
  throw new Error('unavailable');
};
const fine = async (): Promise<string> => 'fine';

async function open(circuit: Circuit, failures: number): Promise<void> {
  for (let index = 0; index < failures; index += 1)
    await expect(circuit.run(failing, always)).rejects.toThrow('unavailable');
}

describe('circuit breaker', () => {
  afterEach(() => void jest.restoreAllMocks());

  test('The circuit opens after the set number of consecutive failures, and a success resets the count', async () => {
    const circuit = new Circuit({ failuresMax: 3, openMs: 60_000 });
    await open(circuit, 2);
    expect(await circuit.run(fine, always)).toBe('fine');
    await open(circuit, 3);
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
  });

  test('After the open time one trial call is made and its outcome decides', async () => {
    let nowMs = 0;
    const circuit = new Circuit({ failuresMax: 1, openMs: 20 }, () => nowMs);
    await open(circuit, 1);
    nowMs += 19;
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
    nowMs += 1;
    await expect(circuit.run(failing, always)).rejects.toThrow('unavailable');
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
    nowMs += 20;
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => circuit.run(fine, always)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await circuit.run(fine, always)).toBe('fine');
  });

  test('A failure after the caller has disconnected is not counted', async () => {
    const circuit = new Circuit({ failuresMax: 1, openMs: 60_000 });
    await expect(circuit.run(failing, () => false)).rejects.toThrow('unavailable');
    expect(await circuit.run(fine, always)).toBe('fine');
  });

  test('A success of a call that started before the circuit opened does not close it', async () => {
    const circuit = new Circuit({ failuresMax: 1, openMs: 60_000 });
    let answer = (): void => undefined;
    const old = circuit.run(() => new Promise<void>((resolve) => (answer = resolve)), always);
    await open(circuit, 1);
    answer();
    await old;
    await expect(circuit.run(fine, always)).rejects.toThrow(OpenCircuitError);
  });

  test('A wall clock that is set back does not keep the circuit open', async () => {
    const circuit = new Circuit({ failuresMax: 1, openMs: 20 });
    await open(circuit, 1);
    const hourAgo = Date.now() - 3_600_000;
    jest.spyOn(Date, 'now').mockReturnValue(hourAgo);
    const deadlineMs = performance.now() + 20_000;
    let outcome = '';
    while (outcome !== 'fine' && performance.now() < deadlineMs) {
      outcome = await circuit.run(fine, always).catch(String);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(outcome).toBe('fine');
  });
});
