// All checks besides the tests, one line a check. The same here and in CI.
import { spawn } from 'node:child_process';

const checks: readonly (readonly [name: string, command: readonly [string, ...string[]]])[] = [
  ['lock', ['node', 'tools/lock-check.ts']],
  ['format', ['oxfmt', '--check', '.']],
  ['types', ['node', 'tools/build-server.ts']],
  ['types of tests', ['tsc', '-p', 'tsconfig.tests.json']],
  ['generated files', ['node', 'graphql/dist/check.js']],
  ['operations', ['npm', 'run', '--silent', 'codegen', '-w', '@tertulia/portal']],
  ['types of the portal', ['tsc', '-p', 'portal', '--noEmit']],
  ['types of the widget', ['tsc', '-p', 'widget', '--noEmit']],
  ['types of the suites', ['tsc', '-p', 'e2e']],
  ['types of the measures', ['tsc', '-p', 'bench']],
  ['types of the tools', ['tsc', '-p', 'tools']],
  ['types of the explorer', ['tsc', '-p', 'packages/platform/explorer', '--noEmit']],
  ['lint and boundaries', ['oxlint', '--type-aware', '--deny-warnings', '.']],
  ['dead exports', ['knip', '--no-progress']],
  ['exports of indexes', ['node', 'tools/index-exports.ts']],
  ['names', ['node', 'tools/name-check.ts']],
];

const only = process.argv.slice(2);
const wanted = checks.filter(([name]) => only.length === 0 || only.includes(name));
const failed: string[] = [];
for (const [name, [command, ...args]] of wanted) {
  const started = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) {
    failed.push(name);
    console.log(output.trimEnd());
  }
}
console.log(`checks: ${wanted.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
