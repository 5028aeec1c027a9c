import { get } from 'node:http';

/** A response as it came over the wire. */
interface Download {
  readonly bytes: number;
  readonly body: Buffer;
}

/** Bytes of what a browser without a cache downloads, compressed as the server sends it. */
export interface PageBytes {
  readonly html: number;
  readonly scripts: number;
  readonly styles: number;
}

/**
 * A page with the scripts and styles that its HTML names. Left out are fonts, images, what scripts load later, and scripts for browsers
 * without modules, which no current browser downloads.
 */
export async function pageBytes(url: string, headers: Readonly<Record<string, string>>): Promise<PageBytes> {
  const plain = await download(url, { ...headers, 'accept-encoding': 'identity' });
  const page = await download(url, { ...headers, 'accept-encoding': 'br, gzip' });
  const text = plain.body.toString('utf8');
  const sum = async (pattern: RegExp) => {
    const paths = new Set([...text.matchAll(pattern)].map(([, path = '']) => path.replaceAll('&amp;', '&')));
    let bytes = 0;
    for (const path of paths)
      bytes += (await download(new URL(path, url).href, { 'accept-encoding': 'br, gzip' })).bytes;
    return bytes;
  };
  return {
    html: page.bytes,
    scripts: await sum(/<script(?![^>]+nomodule)[^>]+src="([^"]+)"/gi),
    styles: await sum(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g),
  };
}

/** One file, in bytes. */
export async function fileBytes(url: string): Promise<number> {
  return (await download(url, { 'accept-encoding': 'br, gzip' })).bytes;
}

function download(url: string, headers: Readonly<Record<string, string>>): Promise<Download> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`));
        resolve({ bytes: body.length, body });
      });
    }).on('error', reject);
  });
}
