import { ownBuild } from '../../environment.js';

/** Returns the id of the current build, so that pages of an older build can detect that they are outdated. */
export function GET(): Response {
  return new Response(ownBuild(), { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
}

export const dynamic = 'force-dynamic';
