import activity from '../../messages/en/activity.json';
import apiKeys from '../../messages/en/api-keys.json';
import billing from '../../messages/en/billing.json';
import bots from '../../messages/en/bots.json';
import channels from '../../messages/en/channels.json';
import connectors from '../../messages/en/connectors.json';
import conversations from '../../messages/en/conversations.json';
import dashboard from '../../messages/en/dashboard.json';
import documents from '../../messages/en/documents.json';
import exports from '../../messages/en/exports.json';
import flowEditor from '../../messages/en/flow-editor.json';
import frame from '../../messages/en/frame.json';
import identity from '../../messages/en/identity.json';
import integrations from '../../messages/en/integrations.json';
import members from '../../messages/en/members.json';
import metricFilter from '../../messages/en/metric-filter.json';
import notifications from '../../messages/en/notifications.json';
import onboarding from '../../messages/en/onboarding.json';
import pins from '../../messages/en/pins.json';
import prompts from '../../messages/en/prompts.json';
import reportSchedules from '../../messages/en/report-schedules.json';
import reports from '../../messages/en/reports.json';
import settings from '../../messages/en/settings.json';
import simulator from '../../messages/en/simulator.json';
import sources from '../../messages/en/sources.json';
import templates from '../../messages/en/templates.json';
import ui from '../../messages/en/ui.json';
import understanding from '../../messages/en/understanding.json';
import webhooks from '../../messages/en/webhooks.json';

/** Every text in English, by feature. */
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
