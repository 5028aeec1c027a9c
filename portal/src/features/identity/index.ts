export { LanguageMenu } from './components/language-menu.js';
export { useSwitchLanguage } from './hooks/use-switch-language.js';
export { DeletionNotices } from './components/deletion-notices.js';
export { RequireViewer } from './components/require-viewer.js';
export { Refusal, Requires } from './components/requires.js';
export { usePermission, useViewer, type Action } from './hooks/use-viewer.js';
export { InvitationPage } from './components/invitation-page.js';
export { SignInPage } from './components/sign-in-page.js';
export { SignUpPage } from './components/sign-up-page.js';
