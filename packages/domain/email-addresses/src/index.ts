export { isEmail, tidyEmail } from './is-email.js';
