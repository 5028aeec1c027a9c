import { describe, expect, test } from '@jest/globals';
import { flatMapped, streamEnd, streamOf, ValueQueue, type Stream } from '@tertulia/streams';

async function* numbers(count: number): AsyncGenerator<number, void, void> {
  for (let value = 1; value <= count; value += 1) yield value;
}

/** A stream without values, and how often `leave` was called. */
function silent(): { stream: Stream<number>; left: () => number } {
  let left = 0;
  const leave = async (): Promise<void> => {
    left += 1;
  };
  return { stream: streamOf<number>({ next: () => new Promise(() => undefined), leave }), left: () => left };
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

describe('streams', () => {
  test('Ending a stream does not wait for the pending value', async () => {
    const { stream, left } = silent();
    const waiting = stream.next();
    await expect(stream.return()).resolves.toEqual(streamEnd);
    await expect(waiting).resolves.toEqual(streamEnd);
    await expect(stream.next()).resolves.toEqual(streamEnd);
    await stream.return();
    expect(left()).toBe(1);
  });

  test('An error is thrown once, releases the resources and ends the stream', async () => {
    let left = 0;
    const stream = streamOf<number>({
      next: async () => {
        throw new Error('broken');
      },
      leave: async () => {
        left += 1;
      },
    });
    await expect(stream.next()).rejects.toThrow('broken');
    await expect(stream.next()).resolves.toEqual(streamEnd);
    expect(left).toBe(1);
  });

  test('A stream that has ended normally does not call leave', async () => {
    let left = 0;
    const stream = streamOf<number>({
      next: async () => streamEnd,
      leave: async () => {
        left += 1;
      },
    });
    await expect(all(stream)).resolves.toEqual([]);
    await stream.return();
    expect(left).toBe(0);
  });

  test('An error thrown into the stream ends it and is thrown again', async () => {
    const { stream, left } = silent();
    await expect(stream.throw(new Error('enough'))).rejects.toThrow('enough');
    expect(left()).toBe(1);
  });
});

describe('mapped streams', () => {
  test('A mapped stream returns its first values, then any number of values for each value of the source', async () => {
    const stream = flatMapped(numbers(3), (value) => Array.from({ length: value - 1 }, () => value), {
      first: async () => [0],
    });
    await expect(all(stream)).resolves.toEqual([0, 2, 3, 3]);
  });

  test('Ending a mapped stream ends its source and calls onEnd once', async () => {
    const { stream: source, left } = silent();
    let ends = 0;
    const stream = flatMapped(source, (value) => [value], {
      onEnd: () => {
        ends += 1;
      },
    });
    const waiting = stream.next();
    await stream.return();
    await expect(waiting).resolves.toEqual(streamEnd);
    expect([left(), ends]).toEqual([1, 1]);
  });

  test('A mapped stream ends its source when reading a value fails', async () => {
    let isEnded = false;
    async function* source(): AsyncGenerator<number, void, void> {
      try {
        yield 1;
      } finally {
        isEnded = true;
      }
    }
    const stream = flatMapped(source(), () => {
      throw new Error('unreadable');
    });
    await expect(stream.next()).rejects.toThrow('unreadable');
    expect(isEnded).toBe(true);
  });
});

describe('a queue of values', () => {
  function queueOf(capacity: number) {
    const calls: string[] = [];
    const queue = new ValueQueue<number>({
      capacity,
      onFull: () => calls.push('full'),
      onEnd: () => calls.push('end'),
    });
    return { queue, calls };
  }

  test('A reader receives the values in order, those that waited and those that come later', async () => {
    const { queue } = queueOf(2);
    queue.push(1);
    queue.push(2);
    const taken = [queue.next(), queue.next(), queue.next()];
    queue.push(3);
    expect(await Promise.all(taken)).toEqual([1, 2, 3].map((value) => ({ done: false, value })));
  });

  test('A value that does not fit is reported and not kept', async () => {
    const { queue, calls } = queueOf(1);
    queue.push(1);
    queue.push(2);
    expect(calls).toEqual(['full']);
    queue.end();
    expect(await all(queue)).toEqual([1]);
  });

  test('An error comes once, after the values that wait, and then the end', async () => {
    const { queue, calls } = queueOf(5);
    queue.push(1);
    queue.end(new Error('lost'));
    queue.push(2);
    expect(await queue.next()).toEqual({ done: false, value: 1 });
    await expect(queue.next()).rejects.toThrow('lost');
    expect(await queue.next()).toEqual(streamEnd);
    expect(calls).toEqual(['end']);
  });

  test('An error reaches a reader that waits, and the end every further one', async () => {
    const { queue } = queueOf(5);
    const [first, second] = [queue.next(), queue.next()];
    queue.end(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    expect(await second).toEqual(streamEnd);
  });

  test('A reader that leaves gets the end at once, without the values and the error that wait', async () => {
    const { queue, calls } = queueOf(5);
    const waiting = queue.next();
    await queue.return();
    expect(await waiting).toEqual(streamEnd);
    const { queue: failed } = queueOf(5);
    failed.push(1);
    failed.end(new Error('lost'));
    await failed.return();
    expect(await failed.next()).toEqual(streamEnd);
    expect(calls).toEqual(['end']);
  });
});
