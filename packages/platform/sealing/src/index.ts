export { decrypt, encrypt } from './aes-gcm.js';
