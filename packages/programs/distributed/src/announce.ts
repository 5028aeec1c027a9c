import type { ReplicaEnded, ReplicaNews, ReplicaReady, ReplicaRetired } from './replica.js';

/** Tells what happens to whoever started the starter. */
export interface Announcer extends ReplicaNews {
  /** All answer. */
  serving(publicUrl: string): void;
  rolled(about: { readonly ms: number; readonly problem: string | null }): void;
}

interface Outputs {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Lines for a person; what went wrong goes to stderr. */
export function announceToPerson({ out, err }: Outputs): Announcer {
  return {
    ready: (about) =>
      out(`  ✓ ${nameOf(about).padEnd(13)} ${about.address}  (pid ${about.pid}, ${seconds(about.ms)} s)`),
    ended: (about) => err(`  ✗ ${nameOf(about)} (pid ${about.pid}): ${endingOf(about)}`),
    retired: (about) => {
      if (about.code !== 0) err(`  ✗ ${nameOf(about)} (pid ${about.pid}): ${badRetirementOf(about)}`);
    },
    serving: (publicUrl) =>
      out(
        `\n  Tertulia: ${publicUrl}  (${process.uptime().toFixed(1)} s)  Ctrl+C para cerrar / to stop\n` +
          `  kill -USR2 ${process.pid}: reinicio escalonado / rolling restart\n`,
      ),
    rolled: ({ ms, problem }) => {
      if (problem === null) out(`  ✓ Reinicio escalonado / rolling restart (${seconds(ms)} s)`);
      else err(`  ✗ Reinicio escalonado / rolling restart: ${problem}`);
    },
  };
}

/** One line of JSON for each piece of news. */
export function announceToProgram({ out }: Outputs): Announcer {
  const tell = (event: string, about: object): void => out(JSON.stringify({ event, ...about }));
  return {
    ready: (about) => tell('ready', about),
    ended: (about) => tell('ended', about),
    retired: (about) => tell('retired', about),
    serving: (url) => tell('serving', { url, seconds: process.uptime() }),
    rolled: (about) => tell('rolled', about),
  };
}

function nameOf({ service, replica }: Pick<ReplicaReady, 'service' | 'replica'>): string {
  return replica === 1 ? service : `${service} ${replica}`;
}

function endingOf({ code, signal, againInMs }: ReplicaEnded): string {
  const how = signal ?? `${code}`;
  const again = seconds(againInMs);
  return `terminó (${how}) y vuelve a empezar en ${again} s / ended (${how}) and starts again in ${again} s`;
}

function badRetirementOf({ code, signal }: ReplicaRetired): string {
  const how = signal ?? `${code}`;
  return `no terminó en orden (${how}) / did not end in order (${how})`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
