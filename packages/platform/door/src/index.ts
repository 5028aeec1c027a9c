export { openBuiltPortal } from './built-portal.js';
export type { BuiltPortal } from './built-portal.js';
export { developmentPortal } from './development-portal.js';
export { Door } from './door.js';
export type { DoorSettings, Rooms } from './door.js';
export { PublicNotices } from './public-notices.js';
export { proxyPortal } from './proxy-portal.js';
export type { PortalProxy, PortalProxySettings } from './proxy-portal.js';
export { WidgetFiles } from './widget-files.js';
