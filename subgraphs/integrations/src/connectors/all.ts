import { googleSheetsConnector } from './google-sheets/google-sheets.connector.js';
import { httpConnector } from './http/http.connector.js';
import { hubspotConnector } from './hubspot/hubspot.connector.js';
import { openAiCompatibleConnector } from './openai-compatible/openai-compatible.connector.js';
import { registryOf, type ConnectorRegistry } from './registry.js';
import { slackConnector } from './slack/slack.connector.js';
import { smtpConnector } from './smtp/smtp.connector.js';

/** The connectors of the platform. */
export function platformConnectors(): ConnectorRegistry {
  return registryOf([
    ...[googleSheetsConnector(), hubspotConnector, slackConnector],
    ...[smtpConnector, openAiCompatibleConnector, httpConnector],
  ]);
}
