import activity from '../../messages/es/activity.json';
import apiKeys from '../../messages/es/api-keys.json';
import billing from '../../messages/es/billing.json';
import bots from '../../messages/es/bots.json';
import channels from '../../messages/es/channels.json';
import connectors from '../../messages/es/connectors.json';
import conversations from '../../messages/es/conversations.json';
import dashboard from '../../messages/es/dashboard.json';
import documents from '../../messages/es/documents.json';
import exports from '../../messages/es/exports.json';
import flowEditor from '../../messages/es/flow-editor.json';
import frame from '../../messages/es/frame.json';
import identity from '../../messages/es/identity.json';
import integrations from '../../messages/es/integrations.json';
import members from '../../messages/es/members.json';
import metricFilter from '../../messages/es/metric-filter.json';
import notifications from '../../messages/es/notifications.json';
import onboarding from '../../messages/es/onboarding.json';
import pins from '../../messages/es/pins.json';
import prompts from '../../messages/es/prompts.json';
import reportSchedules from '../../messages/es/report-schedules.json';
import reports from '../../messages/es/reports.json';
import settings from '../../messages/es/settings.json';
import simulator from '../../messages/es/simulator.json';
import sources from '../../messages/es/sources.json';
import templates from '../../messages/es/templates.json';
import ui from '../../messages/es/ui.json';
import understanding from '../../messages/es/understanding.json';
import webhooks from '../../messages/es/webhooks.json';

/** Every text in Spanish, by feature. */
export default {
  'api-keys': apiKeys,
  billing,
  bots,
  channels,
  connectors,
  conversations,
  dashboard,
  documents,
  activity,
  exports,
  'flow-editor': flowEditor,
  frame,
  identity,
  integrations,
  members,
  'metric-filter': metricFilter,
  notifications,
  onboarding,
  pins,
  prompts,
  'report-schedules': reportSchedules,
  reports,
  settings,
  simulator,
  sources,
  templates,
  ui,
  understanding,
  webhooks,
};
