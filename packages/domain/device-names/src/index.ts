export { describeDevice } from './describe-device.js';
