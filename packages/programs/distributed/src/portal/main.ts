import { Door, openBuiltPortal } from '@tertulia/door';
import { runService, urlOf, type RunningService, type ServiceBase } from '@tertulia/service/process';
import { readPortalEnvironment, type PortalEnvironment } from './environment.js';

await runService({ name: 'portal', read: readPortalEnvironment, open });

async function open({ settings, log }: ServiceBase<PortalEnvironment>): Promise<RunningService> {
  const { host, port, folder } = settings;
  const portal = await openBuiltPortal(folder, { hostname: host, port });
  const door = await Door.open({ ...settings, log }, { gateway: null, widget: null, portal });
  return {
    address: urlOf(host, door.port),
    waitingFor: async () => null,
    stop: async ({ drainMs }) => {
      await door.drain(drainMs);
      await door.close();
      await portal.close();
    },
  };
}
