import { proxyPortal, type PortalProxy, type PortalProxySettings } from './proxy-portal.js';

/** Requests from outside that are no graph operations: calls of other systems, and browsers that return from a provider. */
export interface HooksProxy extends PortalProxy {
  serves(path: string): boolean;
}

const below = '/hooks/';
const callback = '/oauth/callback';

/** Hands such requests on to the subgraph that serves them in another process, with their bytes unchanged. */
export function proxyHooks(settings: PortalProxySettings): HooksProxy {
  return { ...proxyPortal(settings), serves: (path) => path.startsWith(below) || path === callback };
}
