import { fileBytes, pageBytes } from './harness/downloads.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { openWorld, signIn } from './harness/world.ts';

const pages = [
  ['portal, sign-in', '/sign-in'],
  ['portal, dashboard', '/'],
  ['portal, bots', '/bots'],
  ['portal, conversations', '/conversations'],
] as const;
const widgetFiles = [
  ['widget, on every page of a site', '/widget/loader.js'],
  ['widget, when the chat opens', '/widget/chat.js'],
  ['widget, when replies are unread', '/widget/unread.js'],
] as const;

/** What a browser without a cache downloads, compressed as the platform sends it. */
export async function run({ mode, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { PORTAL: 'on' } });
  stack.defer(async () => void (await world.stop()));
  const { headers } = await signIn(world.url);
  const rows: Row[] = [];
  const inKb = (bytes: number) => bytes / 1_024;
  for (const [what, path] of pages) {
    const { html, scripts, styles } = await pageBytes(`${world.url}${path}`, headers);
    const all = inKb(html + scripts + styles);
    rows.push({ what, 'KB in all': all, HTML: inKb(html), scripts: inKb(scripts), styles: inKb(styles) });
  }
  for (const [what, path] of widgetFiles)
    rows.push({ what, 'KB in all': inKb(await fileBytes(`${world.url}${path}`)) });
  return { title: 'Bytes', note: 'Without fonts, images, data and what scripts load later.', rows };
}
