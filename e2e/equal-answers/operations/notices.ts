/** Rules of alerts, how a person is told, and mails: changed, and refused to whom they do not concern. */
import { unreachedBrowser } from '../../vendors/push.ts';
import type { Step } from '../step.ts';
import { change, look, visit } from './steps.ts';

const measure = 'measure { threshold windowMinutes minimumSample resolveBelow repeatEveryMinutes }';
const times = 'outsideDigest { rhythm minuteOfDay weekday }';
const rule = `alertRule { id kind forMinutes ways isEnabled mutedUntil bots { id } ${measure} ${times} }`;
const wanted = { kind: 'GOAL', forMinutes: 0, ways: ['FEED'], isEnabled: true };
const own = { ruleId: '$alertRule' };
const tested = 'test { timesTold hours { value sample isWrong } }';
const rules = `query Rules { organization { alertRules { kind forMinutes ways isEnabled ${measure} } } }`;
const slow = { ...wanted, kind: 'SLOW', measure: { threshold: 4, repeatEveryMinutes: 60 } };
const route = { kind: 'QUOTA', way: 'EMAIL', isOn: false };
const preferences =
  'preferences { offers { kind ways } routes { kind way isOn } quietFrom quietTo timeZone doesUrgentPass digest isMailAllowed }';
const device = 'pushDevice { id label lastUsedAt }';
const testMail = 'mutation TestMail { sendTestMail { mail { kind } userErrors { code } } }';

export const notices: readonly Step[] = [
  look(rules, { as: 'ana', name: 'the rules' }),
  look(rules, { as: 'vera', name: 'no rules for a viewer', refused: 'ANY' }),
  change('saveAlertRule', rule, { as: 'ana', input: wanted, keep: { alertRule: 'data.saveAlertRule.alertRule.id' } }),
  change('saveAlertRule', rule, { as: 'luis', input: wanted, name: 'a manager for every bot', refused: 'ANY' }),
  change('saveAlertRule', rule, { as: 'ana', input: { ...wanted, forMinutes: -1 }, name: 'no time', refused: 'ANY' }),
  change('saveAlertRule', rule, {
    as: 'ana',
    input: slow,
    name: 'a measured rule',
    keep: { slowRule: 'data.saveAlertRule.alertRule.id' },
  }),
  change('saveAlertRule', rule, {
    as: 'ana',
    input: { ...slow, measure: { windowMinutes: 0 } },
    name: 'no window',
    refused: 'ANY',
  }),
  change('saveAlertRule', rule, {
    as: 'ana',
    input: { ...wanted, ...own, outsideDigest: { rhythm: 'WEEKLY', minuteOfDay: 540, weekday: 4 } },
    name: 'a rule that gathers',
  }),
  change('saveAlertRule', rule, {
    as: 'ana',
    input: { ...wanted, ...own, outsideDigest: { rhythm: 'DAILY', minuteOfDay: 1440 } },
    name: 'no such minute',
    refused: 'ANY',
  }),
  change('testAlertRule', tested, { as: 'ana', input: { ruleId: '$slowRule', measure: { threshold: 2 } } }),
  change('testAlertRule', tested, { as: 'ana', input: own, name: 'a rule without figures', refused: 'ANY' }),
  change('testAlertRule', tested, { as: 'mateo', input: { ruleId: '$slowRule' }, refused: 'NOT_FOUND' }),
  change('muteAlertRule', rule, { as: 'ana', input: { ...own, until: '2099-01-01T00:00:00.000Z' } }),
  change('muteAlertRule', rule, { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('deleteAlertRule', 'ruleId', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('deleteAlertRule', 'ruleId', { as: 'ana', input: own }),
  change('allowNotificationMail', 'organization { id isNotificationMailAllowed }', {
    as: 'ana',
    input: { isAllowed: false },
  }),
  change('allowNotificationMail', 'organization { id isNotificationMailAllowed }', {
    as: 'luis',
    input: { isAllowed: true },
    name: 'a manager for all',
    refused: 'ANY',
  }),
  look('query MailPolicy { organization { isNotificationMailAllowed } }', { as: 'ana', name: 'no mails about alerts' }),
  change('allowNotificationMail', 'organization { id isNotificationMailAllowed }', {
    as: 'ana',
    input: { isAllowed: true },
    name: 'mails again',
  }),
  change('updateNotificationPreferences', preferences, {
    as: 'ana',
    input: { routes: [route], quietFrom: 1_320, quietTo: 420, timeZone: 'America/Mexico_City', digest: 'WEEKLY' },
  }),
  change('updateNotificationPreferences', preferences, { as: 'vera', input: { quietFrom: 1_440 }, refused: 'ANY' }),
  change('markNotificationsRead', '__typename', { as: 'ana', input: {} }),
  change('resendMail', 'mail { kind }', { as: 'ana', input: { mailId: '$alertRule' }, refused: 'NOT_FOUND' }),
  change('registerPushDevice', device, {
    as: 'ana',
    input: { ...unreachedBrowser },
    keep: { pushDevice: 'data.registerPushDevice.pushDevice.id' },
  }),
  change('registerPushDevice', device, { as: 'ana', input: { ...unreachedBrowser, auth: '' }, refused: 'ANY' }),
  look('query Devices { viewer { user { pushDevices { label lastUsedAt } } } }', { as: 'ana', name: 'her browsers' }),
  look('query PushKey { pushPublicKey }', { as: 'ana', name: 'the key of pushes' }),
  change('removePushDevice', 'pushDeviceId', {
    as: 'mateo',
    input: { pushDeviceId: '$pushDevice' },
    refused: 'NOT_FOUND',
  }),
  change('removePushDevice', 'pushDeviceId', { as: 'ana', input: { pushDeviceId: '$pushDevice' } }),
  look('query Delivery { mailDelivery }', { as: 'ana', name: 'whether mails leave' }),
  look(testMail, { as: 'ana', name: 'a mail to try' }),
  look(testMail, { as: 'vera', name: 'no mail to try for a viewer', refused: 'ANY' }),
  { listen: 'notices', as: 'ana', query: 'subscription Notices { notificationReceived { kind } }', isSilent: true },
  visit('startConversation', {
    name: 'somebody in danger',
    input: { publicId: '$aurora.bots.1.publicId', locale: 'es' },
    keep: { endangered: 'data.startConversation.token' },
  }),
  visit('sendMessage', {
    as: 'visitor:endangered',
    name: 'tells of a danger',
    input: { clientMessageId: 'd1', after: 2, text: 'Tengo un dolor muy fuerte en el pecho y no puedo respirar' },
  }),
  { hear: 'notices', path: 'data.notificationReceived.kind', value: 'URGENT', isLast: true },
  { unlisten: 'notices' },
];
