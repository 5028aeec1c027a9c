import type { ReplicaEnded, ReplicaNews, ReplicaReady, ReplicaRetired } from './replica.js';

/** Tells what happens to whoever started the starter. */
export interface Announcer extends ReplicaNews {
  /** All answer. */
  serving(publicUrl: string): void;
  rolled(news: { readonly ms: number; readonly problem: string | null }): void;
}

interface Outputs {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Lines for a person; what went wrong goes to stderr. */
export function announceToPerson({ out, err }: Outputs): Announcer {
  return {
    ready: (news) => out(`  ✓ ${nameOf(news).padEnd(13)} ${news.address}  (pid ${news.pid}, ${seconds(news.ms)} s)`),
    ended: (news) => err(`  ✗ ${nameOf(news)} (pid ${news.pid}): ${endingOf(news)}`),
    retired: (news) => {
      if (news.code !== 0) err(`  ✗ ${nameOf(news)} (pid ${news.pid}): ${badRetirementOf(news)}`);
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
  const tell = (event: string, news: object): void => out(JSON.stringify({ event, ...news }));
  return {
    ready: (news) => tell('ready', news),
    ended: (news) => tell('ended', news),
    retired: (news) => tell('retired', news),
    serving: (url) => tell('serving', { url, seconds: process.uptime() }),
    rolled: (news) => tell('rolled', news),
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
