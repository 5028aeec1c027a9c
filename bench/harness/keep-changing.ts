import { Visitor } from '../../e2e/kit/visitor.ts';

const changeEveryMs = 500;

/** A visitor arrives now and then, so that live counts change. */
export function keepChanging(url: string, publicId: string) {
  const over = new AbortController();
  let address = 0;
  const loop = (async () => {
    while (!over.signal.aborted) {
      address += 1;
      const visitor = new Visitor(url, publicId, {
        headers: { 'x-forwarded-for': `10.1.${address >> 8}.${address & 255}` },
      });
      await visitor.start();
      await visitor.send({ text: 'hola' });
      await new Promise((resolve) => setTimeout(resolve, changeEveryMs));
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await loop;
    },
  };
}
