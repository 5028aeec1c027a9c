// Runs `npm start` until it responds, as at a first start, and stops it. For operating systems that are only available in CI.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 900_000;
const url = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;
// On Windows npm is a script of its shell.
const child = spawn('npm', ['start'], { shell: process.platform === 'win32', stdio: 'inherit' });
const ended = new Promise((resolve) => child.once('exit', resolve));
const isReady = async (): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
const started = performance.now();
while (!(await isReady()) && child.exitCode === null && performance.now() - started < patienceMs) await pause(1_000);
const page = await fetch(`${url}/sign-in`).then(
  async (answer) => answer.text(),
  () => '',
);
const isServed = page.includes('</html>');
console.log(isServed ? `responds after ${((performance.now() - started) / 1000).toFixed(0)} s` : 'does not respond');
child.kill();
await ended;
process.exit(isServed ? 0 : 1);
