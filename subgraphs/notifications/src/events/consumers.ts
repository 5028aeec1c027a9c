import type { Consumer, Inbox } from '@tertulia/messaging';
import type { NotificationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { removeDevicesOfSession } from '../application/manage-devices.js';
import { requestOutsideMail } from '../application/mail-outsider.js';
import { requestReport } from '../application/mail-report.js';
import { requestIdentityMail } from '../application/request-identity-mail.js';
import { alertEvents, onAlertEvent } from './on-alert-event.js';
import { occasionEvents, onOccasionEvent } from './on-occasion-event.js';
import { countedEvents, onCountedEvents } from './on-counted-events.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';

/** The consumers of other subgraphs' events. */
export function notificationsConsumers(deps: NotificationsDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.consumer('notifications.organizations', organizationEvents, async (stores, event) =>
      onOrganizationChanged(deps, stores, event),
    ),
    // The event belongs to one organization, the session may have worked in several. Removing twice does no harm.
    inbox.consumer('notifications.sessions', ['identity.session-ended.v1'], async (_, { payload }) =>
      removeDevicesOfSession(deps, payload.sessionId),
    ),
    inbox.consumer('notifications.mails', ['identity.mail-requested.v1'], async (stores, event) => {
      const { expiresAt, ...mail } = event.payload;
      const { organizationId } = event;
      await requestIdentityMail(deps, stores, { ...mail, organizationId, expiresAt: new Date(expiresAt) });
      return () => deps.mailQueue.wake();
    }),
    inbox.consumer('notifications.reports', ['analytics.report-due.v1'], async (stores, event) => {
      const { organizationId, payload } = event;
      await requestReport(deps, stores, { ...payload, organizationId });
      return () => deps.mailQueue.wake();
    }),
    inbox.consumer('notifications.outside-mails', ['analytics.outside-mail-due.v1'], async (stores, event) => {
      const { organizationId, payload } = event;
      await requestOutsideMail(deps, stores, { ...payload, organizationId });
      return () => deps.mailQueue.wake();
    }),
    inbox.batchConsumer('notifications.counts', countedEvents, async (stores, events) =>
      onCountedEvents(deps, stores, events),
    ),
    // What is usual begins anew when the bot is back, so that a pause is no lack of traffic.
    inbox.consumer('notifications.bots', ['bots.bot-paused.v1', 'bots.bot-deleted.v1'], async (stores, event) => {
      const { organizationId, name } = event;
      const { botId } = event.payload;
      await stores.counts.forgetBot(organizationId, botId);
      if (name === 'bots.bot-deleted.v1') await stores.organizations.forgetBot(organizationId, botId);
    }),
    inbox.consumer('notifications.alerts', alertEvents, async (stores, event) => onAlertEvent(deps, stores, event)),
    inbox.consumer('notifications.occasions', occasionEvents, async (stores, event) => {
      await onOccasionEvent(deps, stores, event);
      return () => deps.occasionQueue.wake();
    }),
  ];
}
