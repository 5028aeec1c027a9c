import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Supported encodings, the preferred one first. */
export type Encoding = 'br' | 'gzip';

const encodings: readonly Encoding[] = ['br', 'gzip'];
const compressedFromBytes = 1_024;
/** Compression levels that take about a millisecond for 100 KB. */
const brotliSettings = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const gzipSettings = { level: 5 };

/** The best supported encoding that the caller accepts; null for none. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  const qualities = new Map<string, number>();
  for (const item of text.slice(0, 500).toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    qualities.set(name, quality === undefined ? 1 : Number(quality));
  }
  const qualityOf = (encoding: Encoding): number => qualities.get(encoding) ?? qualities.get('*') ?? 0;
  const [best] = encodings
    .filter((encoding) => qualityOf(encoding) > 0)
    .toSorted((a, b) => qualityOf(b) - qualityOf(a));
  return best ?? null;
}

/** Compresses a body in the thread pool; short bodies are not compressed. */
export async function compressed(
  text: string,
  encoding: Encoding | null,
): Promise<{ bytes: Buffer; encoding: Encoding | null }> {
  const plain = Buffer.from(text);
  if (encoding === null || plain.length <= compressedFromBytes) return { bytes: plain, encoding: null };
  const bytes =
    encoding === 'br'
      ? await promisify(brotliCompress)(plain, brotliSettings)
      : await promisify(gzip)(plain, gzipSettings);
  return { bytes, encoding };
}
