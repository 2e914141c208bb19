export { demoCredentials, type DemoCredentials } from './demo/demo-credentials.ts';
export { type DemoStaff, EstablishDemoStaff } from './demo/establish-demo-staff.ts';
export { EventNames, type EventNameSource } from './event-names.ts';
export { IdentityModule } from './identity.module.ts';
export { identityPersistence } from './persistence.ts';
export { AlreadyAdministered, InviteFirstAdministrator } from './staff/invite-first-administrator.ts';
