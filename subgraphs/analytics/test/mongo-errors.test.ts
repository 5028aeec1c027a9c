import { describe, expect, test } from '@jest/globals';
import { MongoNetworkError, MongoServerError } from 'mongodb';
import { mongoErrors } from '../src/persistence/mongo/mongo-errors.js';

/** The error that the driver throws into running work when its monitoring gets no response: it is not exported by name. */
class InterruptedError extends MongoNetworkError {
  override get name(): string {
    return 'PoolClearedOnNetworkError';
  }
}

const failing = async (error: Error): Promise<unknown> => {
  const work = async (): Promise<never> => {
    throw error;
  };
  return mongoErrors(work).catch((thrown: unknown) => thrown);
};

describe('errors of the driver', () => {
  test('work that is interrupted because the server is silent counts as unavailable, and is retried', async () => {
    const interrupted = new InterruptedError('interrupted due to server monitor timeout');
    expect(await failing(interrupted)).toMatchObject({ code: 'DATABASE_UNAVAILABLE', cause: interrupted });
  });

  test('an error of the work itself passes through', async () => {
    const wrong = new MongoServerError({ message: 'unknown operator', code: 2 });
    expect(await failing(wrong)).toBe(wrong);
  });
});
