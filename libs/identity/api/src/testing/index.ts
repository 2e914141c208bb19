export { Browser } from './browser.ts';
export { StaffApi } from './staff-api.ts';
