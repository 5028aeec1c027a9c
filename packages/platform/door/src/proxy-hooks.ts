import { pathOf } from '@tertulia/service/http';
import { proxyPortal, type PortalProxy, type PortalProxySettings } from './proxy-portal.js';

/** How long a file may take to come: as long as the door lets a request take. */
const uploadMs = 300_000;

/** Requests from outside that are no graph operations: calls of other systems, browsers that return from a provider, links of mails and of files. */
export interface HooksProxy extends Pick<PortalProxy, 'handle' | 'close'> {
  serves(path: string): boolean;
}

/** The subgraphs behind these paths; null for none. */
export interface HooksProxySettings {
  readonly hooks: PortalProxySettings | null;
  readonly mail: PortalProxySettings | null;
  readonly files: PortalProxySettings | null;
  readonly uploads: PortalProxySettings | null;
}

/** Hands such requests on to the subgraphs that serve them in other processes, with their bytes unchanged. */
export function proxyHooks({ hooks, mail, files, uploads }: HooksProxySettings): HooksProxy {
  const targets = [
    { serves: isHook, proxy: hooks === null ? null : proxyPortal(hooks) },
    { serves: isOfMails, proxy: mail === null ? null : proxyPortal(mail) },
    { serves: isFile, proxy: files === null ? null : proxyPortal(files) },
    { serves: isUpload, proxy: uploads === null ? null : proxyPortal({ ...uploads, patienceMs: uploadMs }) },
  ];
  const proxyOf = (path: string) => targets.find(({ serves }) => serves(path))?.proxy ?? null;
  return {
    serves: (path) => proxyOf(path) !== null,
    handle: async (request, response) => proxyOf(pathOf(request))?.handle(request, response),
    close: async () => {
      await Promise.all(targets.map(async ({ proxy }) => proxy?.close()));
    },
  };
}

function isHook(path: string): boolean {
  return path.startsWith('/hooks/') || path === '/oauth/callback';
}

function isFile(path: string): boolean {
  return path.startsWith('/files/');
}

function isUpload(path: string): boolean {
  return path.startsWith('/uploads/');
}

function isOfMails(path: string): boolean {
  return path === '/mail' || path.startsWith('/mail/');
}
