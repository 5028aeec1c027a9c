import type { ReplicaEnded, ReplicaNews, ReplicaReady, ReplicaRetired } from './replica.js';

/** Reports what happens to the operator or to the calling program. */
export interface Announcer extends ReplicaNews {
  /** All services are ready. */
  serving(publicUrl: string): void;
  rolled(news: { readonly ms: number; readonly problem: string | null }): void;
}

interface Outputs {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Lines for a person; problems go to stderr. */
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

/** One line of JSON for each event. */
export function announceToProgram({ out }: Outputs): Announcer {
  const print = (event: string, news: object): void => out(JSON.stringify({ event, ...news }));
  return {
    ready: (news) => print('ready', news),
    ended: (news) => print('ended', news),
    retired: (news) => print('retired', news),
    serving: (url) => print('serving', { url, seconds: process.uptime() }),
    rolled: (news) => print('rolled', news),
  };
}

function nameOf({ service, replica }: Pick<ReplicaReady, 'service' | 'replica'>): string {
  return replica === 1 ? service : `${service} ${replica}`;
}

function endingOf({ code, signal, againInMs }: ReplicaEnded): string {
  const how = signal ?? `${code}`;
  const again = seconds(againInMs);
  return `terminó (${how}) y se reinicia en ${again} s / ended (${how}) and restarts in ${again} s`;
}

function badRetirementOf({ code, signal }: ReplicaRetired): string {
  const how = signal ?? `${code}`;
  return `no terminó en orden (${how}) / did not end in order (${how})`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
