import { ownBuild } from '../../environment.js';

/** The build that is served: pages of another one know by it that they are outdated. */
export function GET(): Response {
  return new Response(ownBuild(), { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
}

export const dynamic = 'force-dynamic';
