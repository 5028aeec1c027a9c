import { existsSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

// Sources import each other by the names of their builds.
registerHooks({
  resolve: (specifier, context, next) => {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    const isSource = specifier.startsWith('.') && source.pathname.endsWith('.ts') && existsSync(fileURLToPath(source));
    return next(isSource ? source.href : specifier, context);
  },
});
const { parseMarkdown } = await import('../src/text/markdown.js');
const { compileText } = await import('../src/text/template.js');

/** The scripts of Markdown and of templates. */
const groups = [/flow-engine\/src\/text\/markdown/, /flow-engine\/src\/text\/(?!markdown)|liquidjs/];
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
await session.post('Profiler.takePreciseCoverage');

parentPort?.on('message', (text: string) => void count(text));
parentPort?.postMessage('ready');

/** Reads a text and answers with the blocks executed in each group. Taking the coverage resets it. */
async function count(text: string): Promise<void> {
  parseMarkdown(text);
  compileText(text);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const steps = groups.map((group) =>
    result
      .filter((script) => group.test(script.url))
      .flatMap((script) => script.functions.flatMap((one) => one.ranges.map((range) => range.count)))
      .reduce((sum, blocks) => sum + blocks, 0),
  );
  parentPort?.postMessage(steps);
}
