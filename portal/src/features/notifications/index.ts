export { Bell } from './components/bell.js';
export { FeedPage } from './components/feed-page.js';
export { MailsPage } from './components/mails-page.js';
export { PreferencesPage } from './components/preferences-page.js';
export { RulesPage } from './components/rules-page.js';
export { isRemembered } from './model/push-browser.js';
